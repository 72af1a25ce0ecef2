using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>Makes imports, and takes their lines; lines, findings and totals are one transaction.</summary>
internal sealed class ImportMakingDesk(IdentityDbContext db, Caller caller, ProblemWriter problems, IHttpContextAccessor contexts, TimeProvider clock)
{
    public async Task<Results<Created<RegisterImport>, ProblemHttpResult>> CreateAsync(RegisterImportDraft draft, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var import = new ImportOf
        {
            Id = new ImportId(Guid.CreateVersion7(now)),
            Client = caller.ClientId,
            Maker = caller.Subject,
            Register = draft.Register,
            AsOf = draft.AsOf,
            Language = draft.Language,
            ExpectedCount = draft.LineCount,
            ExpectedDigest = draft.SourceIdDigest,
            StartAt = draft.StartAt is { } start ? Whole(start) : null,
            CreatedAt = Whole(now),
        };
        db.Imports.Add(import);
        Record("create", import.Id);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/identity/v1/register-imports/{import.Id}", import.ToWire());
    }

    public async Task<Results<Ok<RegisterImport>, ProblemHttpResult>> UploadAsync(Guid importId, Stream body, CancellationToken cancellationToken)
    {
        if (await db.OwnImportAsync(caller, importId, cancellationToken) is not { } import)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        // Of two uploads at once the second waits, and takes the place of the first.
        if (!await db.BeginUploadAsync(import.Id, cancellationToken))
        {
            return problems.Write(IdentityProblems.ImportStateRefuses);
        }

        using var intake = new RegisterIntake(db, import.Id, clock.GetUtcNow());
        var isCsv = contexts.HttpContext!.Request.ContentType!.StartsWith(RegisterFormat.Csv, StringComparison.OrdinalIgnoreCase);
        if (await intake.SaveAsync(body, new RegisterFormat(isCsv), cancellationToken) is { } error)
        {
            return problems.Write(CoreProblems.Malformed, [error]);
        }

        await db.EndUploadAsync(import, intake.Count, intake.Digest(), cancellationToken);
        db.Announce(ImportRounds.Work);
        Record("upload", import.Id);
        return TypedResults.Ok((await db.ImportAsync(import.Id, cancellationToken))!.ToWire());
    }

    // As the store keeps it; the first answer must be the same as every later one.
    private static DateTimeOffset Whole(DateTimeOffset moment) => moment.ToUniversalTime() is var utc ? utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond)) : default;

    private void Record(string act, ImportId id) => db.Record(new AuditEntry($"identity.import.{act}", caller.Actor) { Resource = $"register-import/{id}" });
}
