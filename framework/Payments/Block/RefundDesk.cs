using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Currency = DigitalIndiaStack.Core.Values.Currency;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Pays back: for the payee, who gives some or all of it back, and for the owner of the switch, who repairs.</summary>
internal sealed class RefundDesk(PaymentsDbContext db, Repayment repayment, Caller caller, ProblemWriter problems)
{
    public async Task<Results<Created<Transfer>, ProblemHttpResult>> RefundAsync(Guid transferId, RefundDraft draft, CancellationToken cancellationToken)
    {
        if (!Money.TryParse(draft.Amount.Currency, draft.Amount.Amount, out var amount))
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        return await db.PaidToAsync(caller, transferId, cancellationToken) is { } original
            ? await PayBackAsync(original, TransferKind.Refund, amount, draft.Reference, cancellationToken)
            : problems.Write(PaymentsProblems.NotFound);
    }

    public async Task<Results<Created<Transfer>, ProblemHttpResult>> ReverseAsync(Guid transferId, ReversalDraft draft, CancellationToken cancellationToken) =>
        await db.TransferAsync(transferId, cancellationToken) is { } original
            ? await PayBackAsync(original, TransferKind.Reversal, new Money(Currency.Parse(original.Currency), original.Amount), draft.Reason, cancellationToken)
            : problems.Write(PaymentsProblems.NotFound);

    private async Task<Results<Created<Transfer>, ProblemHttpResult>> PayBackAsync(LedgerTransfer original, TransferKind kind, Money amount, string reference, CancellationToken cancellationToken)
    {
        var (transfer, refusal) = await repayment.PostAsync(original, kind, amount, reference, null, cancellationToken);
        return transfer is null ? problems.Write(refusal!) : TypedResults.Created($"/payments/v1/transfers/{transfer.Id.Value}", transfer.ToWire());
    }
}
