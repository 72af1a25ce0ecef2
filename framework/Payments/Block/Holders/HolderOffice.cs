using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Holders;

/// <summary>What whoever holds an account does on pages. Each gives the code of the problem that refuses it.</summary>
internal sealed class HolderOffice(MandateDecisionDesk mandates, DisputeOpeningDesk openings, DisputeActDesk disputes, PageWork work)
{
    public Task<string?> DecideAsync(Guid mandateId, MandateChange change, CancellationToken cancellationToken) =>
        work.DoAsync(async () => (await mandates.DecideHeldAsync(mandateId, change, cancellationToken)).Result, cancellationToken);

    public Task<string?> DisputeAsync(Guid transferId, DisputeDraft draft, CancellationToken cancellationToken) =>
        work.DoAsync(async () => (await openings.OpenHeldAsync(transferId, draft, cancellationToken)).Result, cancellationToken);

    public Task<string?> WithdrawAsync(Guid disputeId, CancellationToken cancellationToken) =>
        work.DoAsync(async () => (await disputes.WithdrawHeldAsync(disputeId, cancellationToken)).Result, cancellationToken);
}
