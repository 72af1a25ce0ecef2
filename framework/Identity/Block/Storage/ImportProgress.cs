using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>What the work on imports asks of its store and writes there.</summary>
internal static class ImportProgress
{
    extension(IdentityDbContext db)
    {
        /// <summary>The imports of every tenant that are to be checked, or are released and may begin.</summary>
        public Task<List<DueWork<ImportId>>> DueImportsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
            db.Imports.IgnoreQueryFilters()
                .Where(import => (import.Status == RegisterImportStatus.Draft && import.FoundCount == import.ExpectedCount && import.FoundDigest == import.ExpectedDigest)
                    || (import.Status == RegisterImportStatus.Released && (import.StartAt == null || import.StartAt <= now)))
                .OrderBy(import => import.CreatedAt).Select(import => new DueWork<ImportId>(import.Tenant, import.Id)).ToListAsync(cancellationToken);

        /// <summary>Takes lines to be checked, up to one, for the running transaction, and locks the import until it ends.</summary>
        /// <param name="seen">The import as it was read.</param>
        /// <returns><see langword="false"/> when there was another upload, or another host took them.</returns>
        public async Task<bool> TakeForCheckAsync(ImportOf seen, int upTo, CancellationToken cancellationToken) =>
            await db.Imports.Where(import => import.Id == seen.Id && import.Status == RegisterImportStatus.Draft && import.Upload == seen.Upload && import.Checked == seen.Checked)
                .ExecuteUpdateAsync(set => set.SetProperty(import => import.Checked, upTo), cancellationToken) == 1;

        /// <summary>Takes lines to be enrolled, likewise.</summary>
        /// <returns><see langword="false"/> when the import is not released any more, or another host took them (IDN-21.8).</returns>
        public async Task<bool> TakeAsync(ImportOf seen, int upTo, CancellationToken cancellationToken) =>
            await db.Imports.Where(import => import.Id == seen.Id && import.Status == RegisterImportStatus.Released && import.LastLine == seen.LastLine)
                .ExecuteUpdateAsync(set => set.SetProperty(import => import.LastLine, upTo), cancellationToken) == 1;

        /// <summary>Lines after one, up to another, that are not excluded (IDN-21.9).</summary>
        public Task<List<ImportLine>> TakenLinesAsync(ImportId id, int after, int upTo, CancellationToken cancellationToken) =>
            db.ImportLines.AsNoTracking()
                .Where(line => line.ImportId == id && line.Number > after && line.Number <= upTo && (line.Finding == null || line.Finding == RegisterFinding.Candidates))
                .OrderBy(line => line.SourceId).ToListAsync(cancellationToken);

        /// <summary>Counts lines that had candidates.</summary>
        public Task<int> TallyCandidatesAsync(ImportId id, int count, CancellationToken cancellationToken) =>
            db.Imports.Where(import => import.Id == id).ExecuteUpdateAsync(set => set.SetProperty(import => import.WithCandidates, import => import.WithCandidates + count), cancellationToken);

        /// <summary>Adds the outcomes of lines to the tallies of their import.</summary>
        public Task<int> TallyAsync(ImportId id, IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
        {
            var (duplicates, applied) = (lines.Count(line => line.IsExcluded), lines.Count(line => line.ApplicationId is not null));
            var enrolled = lines.Count - duplicates - applied;
            return db.Imports.Where(import => import.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(import => import.Enrolled, import => import.Enrolled + enrolled).SetProperty(import => import.Applied, import => import.Applied + applied)
                    .SetProperty(import => import.Duplicates, import => import.Duplicates + duplicates),
                cancellationToken);
        }

        /// <summary>Tells a line whom the review of its application enrolled.</summary>
        public Task<int> SettleAsync(EnrolmentId application, PersonId person, CancellationToken cancellationToken) =>
            db.ImportLines.Where(line => line.ApplicationId == application)
                .ExecuteUpdateAsync(set => set.SetProperty(line => line.PersonId, person).SetProperty(line => line.Region, (string?)null), cancellationToken);
    }
}
