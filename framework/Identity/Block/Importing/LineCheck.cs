using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Enrolling;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>Looks for candidates of the next lines of a draft, and validates it after the last (IDN-21.6). Findings, tallies and state are one transaction.</summary>
internal sealed class LineCheck(IdentityDbContext db, CandidateSearch search)
{
    private const int AtOnce = 50;

    private static readonly string[] Found = [nameof(ImportLine.Finding), nameof(ImportLine.Candidates)];

    /// <summary>Checks some lines.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> CheckAsync(ImportOf import, CancellationToken cancellationToken)
    {
        var upTo = Math.Min(import.Checked + AtOnce, import.FoundCount);
        if (!import.IsAsExpected || !await db.TakeForCheckAsync(import, upTo, cancellationToken))
        {
            return false;
        }

        var found = new List<ImportLine>();
        foreach (var line in await db.TakenLinesAsync(import.Id, import.Checked, upTo, cancellationToken))
        {
            line.Candidates = (await search.LookAsync(LineApplication.Of(import, line), cancellationToken)).Count;
            if (line.Candidates > 0)
            {
                line.Finding = RegisterFinding.Candidates;
                found.Add(line);
            }
        }

        await db.ChangeManyAsync(found, cancellationToken, Found);
        await db.TallyCandidatesAsync(import.Id, found.Count, cancellationToken);
        if (upTo == import.FoundCount)
        {
            await db.ChangeImportAsync(import.Id, [RegisterImportStatus.Draft], RegisterImportStatus.Validated, cancellationToken);
            db.Record(new AuditEntry("identity.import.validate", import.MadeBy) { Resource = $"register-import/{import.Id}" });
        }

        return upTo < import.FoundCount;
    }
}
