using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Lines;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>Shows imports to who made them and to who may release them (IDN-21.1).</summary>
internal sealed class ImportDesk(IdentityDbContext db, Caller caller, LinePages pages, ProblemWriter problems, ResponseHeaders headers)
{
    public async Task<Results<Ok<RegisterImport>, ProblemHttpResult>> GetAsync(Guid importId, CancellationToken cancellationToken) =>
        await ReadAsync(importId, "read", cancellationToken) is { } import ? TypedResults.Ok(import.ToWire()) : problems.Write(IdentityProblems.NotFound);

    public async Task<Results<Ok<RegisterReport>, ProblemHttpResult>> ReportAsync(Guid importId, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (await ReadAsync(importId, "report", cancellationToken) is not { } import)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        if (!LinePages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var lines = await db.FindingsAsync(import.Id, after, limit + 1, cancellationToken);
        return TypedResults.Ok(new RegisterReport
        {
            Expected = import.Expected(),
            Found = import.Found(),
            Matches = import.IsAsExpected,
            Items = [.. lines.Take(limit).Select(line => line.ToWire())],
            NextCursor = pages.Next([.. lines.Select(line => line.Number)], limit),
        });
    }

    public async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ResultAsync(Guid importId, CancellationToken cancellationToken) =>
        await ReadAsync(importId, "result", cancellationToken) is { } import
            ? TypedResults.Stream(await SpooledFile.WriteAsync(file => ResultLines.WriteAsync(db, import.Id, file, cancellationToken)), RegisterFormat.Csv)
            : problems.Write(IdentityProblems.NotFound);

    private async Task<ImportOf?> ReadAsync(Guid importId, string act, CancellationToken cancellationToken)
    {
        headers.NoStore();
        var import = await db.SeenImportAsync(caller, importId, cancellationToken);
        if (import is not null)
        {
            db.Record(new AuditEntry($"identity.import.{act}", caller.Actor) { Resource = $"register-import/{importId}" });
        }

        return import;
    }
}
