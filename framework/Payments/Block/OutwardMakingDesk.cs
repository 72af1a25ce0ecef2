using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Outward;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Moves money that leaves the ledger to the transit account of its participant, for the owner of the debtor's account.</summary>
internal sealed class OutwardMakingDesk(PaymentsDbContext db, Ledger ledger, Caller caller, ProblemWriter problems, OutwardBook book)
{
    public async Task<Results<Created<OutwardTransfer>, ProblemHttpResult>> CreateAsync(OutwardTransferDraft draft, CancellationToken cancellationToken)
    {
        if (!Money.TryParse(draft.Amount.Currency, draft.Amount.Amount, out var amount))
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        if (await db.OwnAccountAsync(caller, draft.DebtorAccountId, cancellationToken) is not { } debtor)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        // A repeat whose answer was swept is given it again, though the participant has no transit account any more (PAY-5.1).
        if (await ledger.RepeatAsync(cancellationToken) is { } repeat)
        {
            return repeat.Transfer is { } known ? Acknowledged(await db.OutwardAsync(known.Id, cancellationToken)) : problems.Write(repeat.Refusal!);
        }

        if (draft.Amount.Currency != book.Currency || await db.TransitAccountAsync(draft.Participant, book.Currency, cancellationToken) is not { } transit)
        {
            return problems.Write(PaymentsProblems.NoTransitAccount);
        }

        var order = new TransferOrder(caller.ClientId, debtor, transit, draft.Amount.Currency, amount.MinorUnits, draft.Reference) { Kind = TransferKind.Outward };
        var (transfer, refusal) = await ledger.PostAsync(order, cancellationToken);
        return transfer is null ? problems.Write(refusal!) : Acknowledged(await book.AcknowledgeAsync(transfer, transit, draft.Payee, cancellationToken));
    }

    /// <summary>The acknowledgement, which stays what it was whatever became of the transfer since.</summary>
    private Created<OutwardTransfer> Acknowledged(OutwardPayment outward) =>
        TypedResults.Created($"/payments/v1/outward-transfers/{outward.Id.Value}", outward.ToAcknowledgement(book.DayOf(outward.AcknowledgedAt)));
}
