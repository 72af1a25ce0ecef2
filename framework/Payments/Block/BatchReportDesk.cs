using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Shows the lines of a batch: what validation found, and what became of each.</summary>
internal sealed class BatchReportDesk(PaymentsDbContext db, Caller caller, LinePages pages, ProblemWriter problems)
{
    public async Task<Results<Ok<BatchLinePage>, ProblemHttpResult>> ListAsync(Guid batchId, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (await ReadAsync(batchId, "batch.lines", cancellationToken) is not { } batch)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (!LinePages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var lines = await db.LinesAsync(batch.Id, after, limit + 1, cancellationToken);
        var next = pages.Next([.. lines.Select(line => line.Number)], limit);
        return TypedResults.Ok(new BatchLinePage { Items = [.. lines.Take(limit).Select(line => line.ToWire(batch.Currency))], NextCursor = next });
    }

    public async Task<Results<Ok<BatchReport>, ProblemHttpResult>> ReportAsync(Guid batchId, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (await ReadAsync(batchId, "batch.report", cancellationToken) is not { } batch)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (!LinePages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var lines = await db.FindingsAsync(batch.Id, after, limit + 1, cancellationToken);
        var next = pages.Next([.. lines.Select(line => line.Number)], limit);
        return TypedResults.Ok(new BatchReport
        {
            Expected = batch.Expected(),
            Found = batch.Found(),
            Matches = batch.Status != BatchStatus.Rejected && (batch.FoundCount, batch.FoundSum) == (batch.ExpectedCount, batch.ExpectedSum),
            Items = [.. lines.Take(limit).Select(line => new BatchLineFinding { Line = line.Number, Finding = line.Finding!.Value })],
            NextCursor = next,
        });
    }

    public async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ResultAsync(Guid batchId, CancellationToken cancellationToken) =>
        await ReadAsync(batchId, "batch.result", cancellationToken) is { } batch
            ? TypedResults.Stream(await ResultFile.WriteAsync(db, batch, cancellationToken), CsvLines.MediaType)
            : problems.Write(PaymentsProblems.NotFound);

    private async Task<PaymentBatch?> ReadAsync(Guid batchId, string action, CancellationToken cancellationToken)
    {
        var batch = await db.SeenBatchAsync(caller, batchId, cancellationToken);
        if (batch is not null)
        {
            db.Record(new AuditEntry(action, caller.Actor) { Resource = $"batch/{batchId}" });
        }

        return batch;
    }
}
