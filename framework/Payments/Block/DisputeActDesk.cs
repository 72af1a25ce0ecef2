using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Disputes;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Currency = DigitalIndiaStack.Core.Values.Currency;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>What parties and operator do in a dispute.</summary>
internal sealed class DisputeActDesk(PaymentsDbContext db, Ledger ledger, Repayment repayment, Caller caller, ProblemWriter problems, DisputeBook book)
{
    public async Task<Results<Ok<Dispute>, ProblemHttpResult>> WithdrawAsync(Guid disputeId, CancellationToken cancellationToken) =>
        await ActAsync(await db.PayersDisputeAsync(caller, disputeId, cancellationToken), DisputeChange.Withdraw, null, null, cancellationToken);

    /// <summary>The same by whoever holds the debtor's account (PAY-18.22).</summary>
    public async Task<Results<Ok<Dispute>, ProblemHttpResult>> WithdrawHeldAsync(Guid disputeId, CancellationToken cancellationToken) =>
        await ActAsync((await db.HeldDisputeAsync(caller.Subject ?? "", disputeId, cancellationToken))?.Dispute, DisputeChange.Withdraw, null, null, cancellationToken);

    public async Task<Results<Ok<Dispute>, ProblemHttpResult>> ContestAsync(Guid disputeId, DisputeAnswer answer, CancellationToken cancellationToken) =>
        await ActAsync(await db.PayeesDisputeAsync(caller, disputeId, cancellationToken), DisputeChange.Contest, answer.Statement, answer.Evidence, cancellationToken);

    public async Task<Results<Ok<Dispute>, ProblemHttpResult>> RejectAsync(Guid disputeId, DisputeDecision decision, CancellationToken cancellationToken) =>
        await ActAsync(await db.DisputeAsync(disputeId, cancellationToken), DisputeChange.Reject, decision.Statement, null, cancellationToken);

    public async Task<Results<Ok<Dispute>, ProblemHttpResult>> AcceptAsync(Guid disputeId, CancellationToken cancellationToken) =>
        await RefundAsync(await db.PayeesDisputeAsync(caller, disputeId, cancellationToken), DisputeChange.Accept, null, cancellationToken);

    public async Task<Results<Ok<Dispute>, ProblemHttpResult>> UpholdAsync(Guid disputeId, DisputeDecision decision, CancellationToken cancellationToken) =>
        await RefundAsync(await db.DisputeAsync(disputeId, cancellationToken), DisputeChange.Uphold, decision.Statement, cancellationToken);

    /// <summary>Refunds, and then ends the dispute, in one transaction: of two acts at once the second finds it ended and its refund is undone (PAY-18.9, PAY-18.10).</summary>
    private async Task<Results<Ok<Dispute>, ProblemHttpResult>> RefundAsync(PaymentDispute? dispute, DisputeChange change, string? statement, CancellationToken cancellationToken)
    {
        if (dispute is null)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var status = dispute.StatusAt(book.Now);
        if (!change.From.Contains(status))
        {
            return await IsRepeatAsync(dispute, cancellationToken) ? await AnswerAsync(dispute, cancellationToken) : problems.Write(DisputeChange.RefusalIn(status));
        }

        var original = (await db.TransferAsync(dispute.OriginalTransferId.Value, cancellationToken))!;
        var amount = new Money(Currency.Parse(dispute.Currency), dispute.Amount);
        var (refund, refusal) = await repayment.PostAsync(original, TransferKind.Refund, amount, original.Reference, dispute.Id, cancellationToken);
        return refund is null
            ? problems.Write(await RefusalNowAsync(dispute, change, cancellationToken) ?? refusal!)
            : await ActAsync(dispute, change, statement, null, cancellationToken, refund.Id);
    }

    /// <summary>Why the dispute refuses the change by now: another act may have refunded it since it was read, and that refused the refund.</summary>
    private async Task<ProblemKind?> RefusalNowAsync(PaymentDispute dispute, DisputeChange change, CancellationToken cancellationToken)
    {
        var status = (await db.DisputeAsync(dispute.Id.Value, cancellationToken))!.StatusAt(book.Now);
        return change.From.Contains(status) ? null : DisputeChange.RefusalIn(status);
    }

    private async Task<Results<Ok<Dispute>, ProblemHttpResult>> ActAsync(
        PaymentDispute? dispute, DisputeChange change, string? statement, IReadOnlyList<DisputeEvidence>? evidence, CancellationToken cancellationToken, TransferId? refund = null)
    {
        if (dispute is null)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        return await book.ActAsync(dispute, change, statement, evidence, refund, cancellationToken) is { } refusal
            ? problems.Write(refusal)
            : await AnswerAsync((await db.DisputeAsync(dispute.Id.Value, cancellationToken))!, cancellationToken);
    }

    /// <summary>Whether the key of the call is the one that refunded: its answer was swept, and is given again (PAY-5.1).</summary>
    private async Task<bool> IsRepeatAsync(PaymentDispute dispute, CancellationToken cancellationToken) =>
        dispute.TransferId is { } refund && await ledger.HasPaidAsync(refund, cancellationToken);

    private async Task<Results<Ok<Dispute>, ProblemHttpResult>> AnswerAsync(PaymentDispute dispute, CancellationToken cancellationToken) =>
        TypedResults.Ok(dispute.ToWire((await db.HistoryAsync([dispute.Id], cancellationToken))[dispute.Id], book.Now));
}
