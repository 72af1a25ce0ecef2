using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>What the desks ask of imports; each change is one statement, so that of two at once one is made (IDN-21.2).</summary>
internal static class ImportQueries
{
    extension(IdentityDbContext db)
    {
        /// <summary>An import that the client made; <see langword="null"/> also when it is somebody else's.</summary>
        public Task<ImportOf?> OwnImportAsync(Caller caller, Guid importId, CancellationToken cancellationToken)
        {
            var (id, client) = (new ImportId(importId), caller.ClientId);
            return db.Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == id && import.Client == client, cancellationToken);
        }

        /// <summary>An import that the client made or may release (IDN-21.1).</summary>
        public Task<ImportOf?> SeenImportAsync(Caller caller, Guid importId, CancellationToken cancellationToken) =>
            caller.HasScope(ApplicationQueries.ReviewScope) ? db.ImportAsync(new ImportId(importId), cancellationToken) : db.OwnImportAsync(caller, importId, cancellationToken);

        /// <summary>An import of the tenant, whoever made it.</summary>
        public Task<ImportOf?> ImportAsync(ImportId id, CancellationToken cancellationToken) =>
            db.Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == id, cancellationToken);

        /// <summary>Begins an upload: the lines of the one before go, and the import is locked until the transaction ends.</summary>
        /// <returns><see langword="false"/> when it is no draft any more.</returns>
        public async Task<bool> BeginUploadAsync(ImportId id, CancellationToken cancellationToken)
        {
            var isBegun = await db.Imports.Where(import => import.Id == id && import.Status == RegisterImportStatus.Draft)
                .ExecuteUpdateAsync(set => set.SetProperty(import => import.Upload, import => import.Upload + 1).SetProperty(import => import.Checked, 0).SetProperty(import => import.WithCandidates, 0), cancellationToken) == 1;
            if (isBegun)
            {
                await db.ImportLines.Where(line => line.ImportId == id).ExecuteDeleteAsync(cancellationToken);
            }

            return isBegun;
        }

        /// <summary>Names the lines whose source id stands in an earlier one, or was imported before (IDN-21.5), and counts what was read.</summary>
        public async Task EndUploadAsync(ImportOf uploaded, int count, string digest, CancellationToken cancellationToken)
        {
            var (id, register) = (uploaded.Id, uploaded.Register);
            await db.ImportLines.Where(line => line.ImportId == id && line.Finding == null && line.SourceId != null)
                // Not null, so that the index finds them: no statement may cost the square of the lines.
                .Where(line => db.ImportLines.Any(other => other.ImportId == id && other.SourceId != null && other.SourceId == line.SourceId && other.Number < line.Number)
                    || db.ImportedIds.Any(other => other.Register == register && other.SourceId == line.SourceId))
                .ExecuteUpdateAsync(set => set.SetProperty(line => line.Finding, RegisterFinding.Duplicate), cancellationToken);
            var malformed = await db.ImportLines.CountAsync(line => line.ImportId == id && line.Finding == RegisterFinding.Malformed, cancellationToken);
            var duplicates = await db.ImportLines.CountAsync(line => line.ImportId == id && line.Finding == RegisterFinding.Duplicate, cancellationToken);
            await db.Imports.Where(import => import.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(import => import.FoundCount, count).SetProperty(import => import.FoundDigest, digest)
                    .SetProperty(import => import.Malformed, malformed).SetProperty(import => import.Duplicates, duplicates),
                cancellationToken);
        }

        /// <summary>Brings a validated import to release.</summary>
        public async Task<bool> ReleaseImportAsync(ImportId id, string actor, DateTimeOffset now, CancellationToken cancellationToken) =>
            await db.Imports.Where(import => import.Id == id && import.Status == RegisterImportStatus.Validated).ExecuteUpdateAsync(
                set => set.SetProperty(import => import.Status, RegisterImportStatus.Released).SetProperty(import => import.ReleasedBy, actor).SetProperty(import => import.ReleasedAt, now),
                cancellationToken) == 1;

        /// <summary>Brings an import from one of some states to another.</summary>
        public async Task<bool> ChangeImportAsync(ImportId id, RegisterImportStatus[] from, RegisterImportStatus to, CancellationToken cancellationToken) =>
            await db.Imports.Where(import => import.Id == id && from.Contains(import.Status))
                .ExecuteUpdateAsync(set => set.SetProperty(import => import.Status, to), cancellationToken) == 1;

        /// <summary>Drops what the lines without outcome say of persons.</summary>
        public Task<int> ForgetLinesAsync(ImportId id, CancellationToken cancellationToken) =>
            db.ImportLines.Where(line => line.ImportId == id && line.PersonId == null && line.ApplicationId == null).ExecuteUpdateAsync(
                set => set.SetProperty(line => line.FullName, (string?)null).SetProperty(line => line.DateOfBirth, (DateOnly?)null)
                    .SetProperty(line => line.Region, (string?)null).SetProperty(line => line.Phone, (string?)null),
                cancellationToken);

        /// <summary>Lines after one, in their order.</summary>
        public Task<List<ImportLine>> LinesAsync(ImportId id, int after, int count, CancellationToken cancellationToken) =>
            db.ImportLines.AsNoTracking().Where(line => line.ImportId == id && line.Number > after).OrderBy(line => line.Number).Take(count).ToListAsync(cancellationToken);

        /// <summary>Lines after one of which there is something to report, in their order.</summary>
        public Task<List<ImportLine>> FindingsAsync(ImportId id, int after, int count, CancellationToken cancellationToken) =>
            db.ImportLines.AsNoTracking().Where(line => line.ImportId == id && line.Number > after && line.Finding != null).OrderBy(line => line.Number).Take(count).ToListAsync(cancellationToken);

        /// <summary>The line that became an application; <see langword="null"/> for one that somebody filed.</summary>
        public Task<ImportLine?> LineOfAsync(EnrolmentId application, CancellationToken cancellationToken) =>
            db.ImportLines.AsNoTracking().FirstOrDefaultAsync(line => line.ApplicationId == application, cancellationToken);
    }
}
