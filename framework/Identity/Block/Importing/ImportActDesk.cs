using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>Releases imports, and lets who made them pause, resume and cancel them.</summary>
internal sealed class ImportActDesk(IdentityDbContext db, Caller caller, ProblemWriter problems, TimeProvider clock)
{
    private static readonly RegisterImportStatus[] NotOver = [RegisterImportStatus.Draft, RegisterImportStatus.Validated, RegisterImportStatus.Released, RegisterImportStatus.Paused];

    public async Task<Results<Ok<RegisterImport>, ProblemHttpResult>> ReleaseAsync(Guid importId, CancellationToken cancellationToken)
    {
        if (await db.ImportAsync(new ImportId(importId), cancellationToken) is not { } import)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        var refusal = import.IsMadeBy(caller) ? IdentityProblems.ReleasedByMaker
            : await db.ReleaseImportAsync(import.Id, caller.Actor, clock.GetUtcNow(), cancellationToken) ? null
            : IdentityProblems.ImportStateRefuses;
        return refusal is null ? await DoneAsync(import.Id, "release", cancellationToken) : problems.Write(refusal);
    }

    public Task<Results<Ok<RegisterImport>, ProblemHttpResult>> PauseAsync(Guid importId, CancellationToken cancellationToken) =>
        ChangeAsync(importId, [RegisterImportStatus.Released], RegisterImportStatus.Paused, "pause", cancellationToken);

    public Task<Results<Ok<RegisterImport>, ProblemHttpResult>> ResumeAsync(Guid importId, CancellationToken cancellationToken) =>
        ChangeAsync(importId, [RegisterImportStatus.Paused], RegisterImportStatus.Released, "resume", cancellationToken);

    public Task<Results<Ok<RegisterImport>, ProblemHttpResult>> CancelAsync(Guid importId, CancellationToken cancellationToken) =>
        ChangeAsync(importId, NotOver, RegisterImportStatus.Cancelled, "cancel", cancellationToken);

    private async Task<Results<Ok<RegisterImport>, ProblemHttpResult>> ChangeAsync(Guid importId, RegisterImportStatus[] from, RegisterImportStatus to, string act, CancellationToken cancellationToken)
    {
        if (await db.OwnImportAsync(caller, importId, cancellationToken) is not { } import)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        if (!await db.ChangeImportAsync(import.Id, from, to, cancellationToken))
        {
            return problems.Write(IdentityProblems.ImportStateRefuses);
        }

        if (to == RegisterImportStatus.Cancelled)
        {
            await db.ForgetLinesAsync(import.Id, cancellationToken);
        }

        return await DoneAsync(import.Id, act, cancellationToken);
    }

    private async Task<Results<Ok<RegisterImport>, ProblemHttpResult>> DoneAsync(ImportId id, string act, CancellationToken cancellationToken)
    {
        db.Announce(ImportRounds.Work);
        db.Record(new AuditEntry($"identity.import.{act}", caller.Actor) { Resource = $"register-import/{id}" });
        return TypedResults.Ok((await db.ImportAsync(id, cancellationToken))!.ToWire());
    }
}
