using System.Data.Common;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Takes the lines of a batch and validates them, in one transaction.</summary>
internal sealed class BatchUploadDesk(PaymentsDbContext db, Caller caller, LineSources sources, ProblemWriter problems)
{
    public async Task<Results<Ok<Batch>, ProblemHttpResult>> UploadAsync(Guid batchId, Stream body, CancellationToken cancellationToken)
    {
        if (await db.OwnBatchAsync(caller, batchId, cancellationToken) is not { } batch)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        // Locks the batch: of two uploads at once the second waits, and finds it validated.
        if (!await db.ChangeAsync(batch.Id, [BatchStatus.Received], BatchStatus.Validated, cancellationToken))
        {
            return problems.Write(PaymentsProblems.BatchStateRefuses);
        }

        var intake = new BatchIntake(db, batch);
        var source = sources.Of(batch);
        if (await intake.SaveAsync(source.ReadAsync(body, cancellationToken), cancellationToken) is { Fault: { } fault } bad)
        {
            return problems.Write(fault.Kind, [fault.At(bad.Number)]);
        }

        try
        {
            await db.ValidateAsync(batch, intake, source, cancellationToken);
        }
        catch (DbException taken) when (taken.IsUniqueViolation())
        {
            return problems.Write(PaymentsProblems.MessageTaken);
        }

        db.Record(new AuditEntry("batch.upload", caller.Actor) { Resource = $"batch/{batchId}" });
        var now = (await db.BatchAsync(batch.Id, cancellationToken))!;
        if (now.Status == BatchStatus.Rejected)
        {
            await db.TellAsync(PaymentEvent.Finished(batch, now.Status), [batch.Owner], cancellationToken);
        }

        return TypedResults.Ok(now.ToWire());
    }
}
