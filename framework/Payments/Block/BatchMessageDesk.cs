using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Messages;
using DigitalIndiaStack.Payments.Block.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Tells what became of a batch as messages of ISO 20022.</summary>
internal sealed class BatchMessageDesk(PaymentsDbContext db, Caller caller, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<FileStreamHttpResult, ProblemHttpResult>> StatusReportAsync(Guid batchId, CancellationToken cancellationToken)
    {
        if (await db.SeenBatchAsync(caller, batchId, cancellationToken) is not { } batch)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        db.Record(new AuditEntry("batch.status-report", caller.Actor) { Resource = $"batch/{batchId}" });
        return TypedResults.Stream(await StatusReport.WriteAsync(db, batch, clock.GetUtcNow(), cancellationToken), CreditTransferLines.MediaType);
    }

    /// <summary>The statement tells of the account, which is its owner's business alone (PAY-10.26).</summary>
    public async Task<Results<FileStreamHttpResult, ProblemHttpResult>> StatementAsync(Guid batchId, CancellationToken cancellationToken)
    {
        if (await db.OwnBatchAsync(caller, batchId, cancellationToken) is not { } batch)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (!batch.HasEnded)
        {
            return problems.Write(PaymentsProblems.BatchNotEnded);
        }

        db.Record(new AuditEntry("batch.statement", caller.Actor) { Resource = $"batch/{batchId}" });
        return TypedResults.Stream(await AccountStatement.WriteAsync(db, batch, clock.GetUtcNow(), cancellationToken), CreditTransferLines.MediaType);
    }
}
