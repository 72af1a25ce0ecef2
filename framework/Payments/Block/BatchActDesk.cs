using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Releases batches, and lets their makers pause, resume and cancel them.</summary>
internal sealed class BatchActDesk(PaymentsDbContext db, Caller caller, BatchActs acts, ProblemWriter problems)
{
    public async Task<Results<Ok<Batch>, ProblemHttpResult>> ReleaseAsync(Guid batchId, CancellationToken cancellationToken) =>
        await ActAsync(await db.BatchAsync(BatchId.From(batchId), cancellationToken), acts.ReleaseAsync, cancellationToken);

    public async Task<Results<Ok<Batch>, ProblemHttpResult>> PauseAsync(Guid batchId, CancellationToken cancellationToken) =>
        await ActAsync(await db.OwnBatchAsync(caller, batchId, cancellationToken), acts.PauseAsync, cancellationToken);

    public async Task<Results<Ok<Batch>, ProblemHttpResult>> ResumeAsync(Guid batchId, CancellationToken cancellationToken) =>
        await ActAsync(await db.OwnBatchAsync(caller, batchId, cancellationToken), acts.ResumeAsync, cancellationToken);

    public async Task<Results<Ok<Batch>, ProblemHttpResult>> CancelAsync(Guid batchId, CancellationToken cancellationToken) =>
        await ActAsync(await db.OwnBatchAsync(caller, batchId, cancellationToken), acts.CancelAsync, cancellationToken);

    private async Task<Results<Ok<Batch>, ProblemHttpResult>> ActAsync(PaymentBatch? batch, Func<PaymentBatch, CancellationToken, Task<ProblemKind?>> act, CancellationToken cancellationToken)
    {
        if (batch is null)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        return await act(batch, cancellationToken) is { } refusal
            ? problems.Write(refusal)
            : TypedResults.Ok((await db.BatchAsync(batch.Id, cancellationToken))!.ToWire());
    }
}
