using System.Text.Json;
using DigitalIndiaStack.Registries.Block.Domain;
using DigitalIndiaStack.Registries.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Puts versions of records, their history and their index entries into the store together.</summary>
internal sealed class RecordWriter(RegistriesDbContext db, TimeProvider clock)
{
    /// <summary>Adds a record; the caller saves.</summary>
    public RegistryRecord Add(OwnedRegistry registry, JsonElement data, string? subject)
    {
        var now = clock.Now();
        var record = new RegistryRecord
        {
            Id = RecordId.From(Guid.CreateVersion7(now)),
            Registry = registry.Name,
            Subject = subject,
            Data = data.GetRawText(),
            ValidFrom = now,
        };
        db.Records.Add(record);
        Keep(registry, record, data, 1);
        return record;
    }

    /// <summary>Replaces the data of a record; the caller saves.</summary>
    public async Task ReplaceAsync(OwnedRegistry registry, RegistryRecord record, JsonElement data, CancellationToken cancellationToken)
    {
        record.Data = data.GetRawText();

        // A clock that was set back must not let a version begin before the one that it follows.
        var now = clock.Now();
        record.ValidFrom = now > record.ValidFrom ? now : record.ValidFrom;

        // Also when nothing differs: every replacement is a version.
        db.Records.Update(record);
        await db.IndexEntries.Where(entry => entry.RecordId == record.Id).ExecuteDeleteAsync(cancellationToken);
        Keep(registry, record, data, record.Version + 1);
    }

    private void Keep(OwnedRegistry registry, RegistryRecord record, JsonElement data, long version)
    {
        db.Versions.Add(new RecordVersion { RecordId = record.Id, Version = version, Data = record.Data, ValidFrom = record.ValidFrom });
        db.IndexEntries.AddRange(IndexValues.Of(data, registry.Read().Indexes)
            .Select(index => new IndexEntry { Registry = registry.Name, Field = index.Field, Value = index.Value, RecordId = record.Id }));
    }
}
