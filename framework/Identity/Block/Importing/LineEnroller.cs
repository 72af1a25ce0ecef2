using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Domain.Names;
using DigitalIndiaStack.Identity.Block.Enrolling;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>
/// Enrols from the next lines of a released import, or files them for review. Persons, applications, outcomes, tallies and audit are one transaction,
/// so that a crash leaves each line done once or untouched (IDN-21.11). Scoped, for one transaction.
/// </summary>
internal sealed class LineEnroller(IdentityDbContext db, CandidateSearch search, Enrolments enrolments, ApplicationBook book)
{
    private const int AtOnce = 10;

    private static readonly string[] Outcome =
        [nameof(ImportLine.Finding), nameof(ImportLine.PersonId), nameof(ImportLine.ApplicationId), nameof(ImportLine.FullName), nameof(ImportLine.DateOfBirth), nameof(ImportLine.Region), nameof(ImportLine.Phone)];

    /// <summary>Takes some lines, and ends the import after the last.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> EnrolAsync(ImportOf import, CancellationToken cancellationToken)
    {
        var upTo = Math.Min(import.LastLine + AtOnce, import.FoundCount);
        if (import.Status != RegisterImportStatus.Released || !await db.TakeAsync(import, upTo, cancellationToken))
        {
            return false;
        }

        var lines = await db.TakenLinesAsync(import.Id, import.LastLine, upTo, cancellationToken);
        await ClaimAsync(import, lines, cancellationToken);

        // Always in this order, ids and then days of birth: two imports that wait for each other would wait for ever.
        foreach (var line in lines.Where(line => !line.IsExcluded).OrderBy(line => BirthForm.Canonical(line.DateOfBirth!.Value)))
        {
            await SettleAsync(import, line, cancellationToken);
        }

        await db.ChangeManyAsync(lines, cancellationToken, Outcome);
        await db.TallyAsync(import.Id, lines, cancellationToken);
        if (upTo == import.FoundCount)
        {
            await db.ChangeImportAsync(import.Id, [RegisterImportStatus.Released], RegisterImportStatus.Done, cancellationToken);
            db.Record(new AuditEntry("identity.import.finish", import.ReleasedBy!) { Resource = $"register-import/{import.Id}" });
        }

        return upTo < import.FoundCount;
    }

    /// <summary>Claims the source ids; a line whose id another import took in the meantime is a duplicate.</summary>
    private async Task ClaimAsync(ImportOf import, List<ImportLine> lines, CancellationToken cancellationToken)
    {
        foreach (var line in lines)
        {
            var id = new ImportedId { Tenant = import.Tenant, Register = import.Register, SourceId = line.SourceId!, ImportId = import.Id, Number = line.Number };
            if (!await db.TryInsertAsync(id, cancellationToken))
            {
                line.Finding = RegisterFinding.Duplicate;
            }
        }
    }

    // Saved line by line: whoever is enrolled by one is a candidate of the next.
    private async Task SettleAsync(ImportOf import, ImportLine line, CancellationToken cancellationToken)
    {
        var filed = LineApplication.Of(import, line, book.NewId(), book.Now);
        var candidates = await search.FindAsync(filed, cancellationToken);
        if (candidates.Count == 0)
        {
            var person = await enrolments.AddAsync(import.Tenant, filed.Data with { Region = line.Region }, null, import.ReleasedBy!, cancellationToken);
            line.Settle(person.Id, null);
        }
        else
        {
            db.Applications.Add(filed);
            db.Candidates.AddRange(candidates);
            db.Record(new AuditEntry("identity.enrolment.import", import.ReleasedBy!) { Resource = $"enrolment-application/{filed.Id}" });
            line.Settle(null, filed.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
