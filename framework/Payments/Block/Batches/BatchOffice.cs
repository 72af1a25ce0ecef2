using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Does on a page what an operation does in the transaction of its request.</summary>
internal sealed class BatchOffice(BatchActs acts, [FromKeyedServices(PaymentsBlock.BlockName)] IUnitOfWork unit, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Acts on a batch, whole or not at all.</summary>
    /// <param name="act">By its name on the wire; another one is refused as the batch's state would.</param>
    /// <returns>What refuses it.</returns>
    public async Task<ProblemKind?> ActAsync(PaymentBatch batch, string act, CancellationToken cancellationToken)
    {
        // A form has no idempotency key; the state of the batch lets each act happen once.
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            var refusal = await TryAsync(batch, act, cancellationToken);
            if (refusal is null)
            {
                await begun.Work.CommitAsync(null, cancellationToken);
            }

            return refusal;
        }
    }

    private Task<ProblemKind?> TryAsync(PaymentBatch batch, string act, CancellationToken cancellationToken) => act switch
    {
        "release" => acts.ReleaseAsync(batch, cancellationToken),
        "pause" => acts.PauseAsync(batch, cancellationToken),
        "resume" => acts.ResumeAsync(batch, cancellationToken),
        "cancel" => acts.CancelAsync(batch, cancellationToken),
        _ => Task.FromResult<ProblemKind?>(PaymentsProblems.BatchStateRefuses),
    };
}
