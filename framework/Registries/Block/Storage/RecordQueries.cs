using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage.Model;
using DigitalIndiaStack.Registries.Block.Domain;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Registries.Block.Storage;

/// <summary>What the desks ask of the store.</summary>
internal static class RecordQueries
{
    extension(RegistriesDbContext db)
    {
        /// <summary>The registries of the tenant after a name, by name.</summary>
        public IQueryable<OwnedRegistry> RegistriesAfter(string name) =>
            db.Registries.AsNoTracking().Where(registry => string.Compare(registry.Name, name) > 0).OrderBy(registry => registry.Name);

        /// <summary>A registry that the calling client owns; <see langword="null"/> also when it is another's (REG-1.2).</summary>
        public Task<OwnedRegistry?> OwnRegistryAsync(Caller caller, string name, CancellationToken cancellationToken) =>
            db.Registries.AsNoTracking().FirstOrDefaultAsync(registry => registry.Name == name && registry.Owner == caller.ClientId, cancellationToken);

        /// <summary>A record of a registry that the calling client owns.</summary>
        public Task<RegistryRecord?> OwnRecordAsync(Caller caller, string name, Guid recordId, CancellationToken cancellationToken)
        {
            var id = RecordId.From(recordId);
            return db.Records
                .Where(record => record.Id == id && record.Registry == name)
                .Where(record => db.Registries.Any(registry => registry.Name == record.Registry && registry.Owner == caller.ClientId))
                .FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>The record about a person; the newest when there are several.</summary>
        public Task<RegistryRecord?> RecordOfAsync(string subject, string registry, CancellationToken cancellationToken) =>
            db.Records.AsNoTracking()
                .Where(record => record.Registry == registry && record.Subject == subject)
                .OrderByDescending(record => record.Id)
                .FirstOrDefaultAsync(cancellationToken);

        /// <summary>The records of a registry after one of them, oldest first; only those with the value of an index, where one is named.</summary>
        public IQueryable<RegistryRecord> RecordsOf(string registry, (string? Index, string? Value) search, RecordId after)
        {
            var records = db.Records.AsNoTracking().Where(record => record.Registry == registry && record.Id > after);
            if (search is ({ } index, { } value))
            {
                records = records.Where(record => db.IndexEntries.Any(entry =>
                    entry.Registry == registry && entry.Field == index && entry.Value == value && entry.RecordId == record.Id));
            }

            return records.OrderBy(record => record.Id);
        }

        /// <summary>The version of a record that held at a moment; <see langword="null"/> when there was none yet (REG-3.4).</summary>
        public async Task<Record?> AsAtAsync(RegistryRecord record, DateTimeOffset moment, CancellationToken cancellationToken)
        {
            var version = await db.Versions.AsNoTracking()
                .Where(row => row.RecordId == record.Id && row.ValidFrom <= moment)
                .OrderByDescending(row => row.Version)
                .FirstOrDefaultAsync(cancellationToken);
            if (version is null)
            {
                return null;
            }

            var next = await db.Versions.AsNoTracking().FirstOrDefaultAsync(row => row.RecordId == record.Id && row.Version == version.Version + 1, cancellationToken);
            return version.ToWire(record.Registry, next?.ValidFrom);
        }

        /// <summary>Looks at the records of a person before one of them, newest first.</summary>
        public Task<List<AuditRecord>> AccessesOfAsync(string subject, long before, int count, CancellationToken cancellationToken) =>
            db.AuditTrail
                .Where(record => record.Subject == subject && record.Sequence < before && (record.Action == AccessLog.ReadAction || record.Action == AccessLog.DiscloseAction))
                .OrderByDescending(record => record.Sequence)
                .Take(count)
                .ToListAsync(cancellationToken);
    }
}
