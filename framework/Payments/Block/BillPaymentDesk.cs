using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Tells whoever holds the number of a bill what is due, and pays it for them.</summary>
internal sealed class BillPaymentDesk(PaymentsDbContext db, Ledger ledger, Caller caller, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Ok<PayableBill>, ProblemHttpResult>> InquireAsync(BillInquiry inquiry, CancellationToken cancellationToken)
    {
        if (await db.BillOfAsync(inquiry.BillNumber, cancellationToken) is not { } bill)
        {
            return problems.Write(PaymentsProblems.BillUnknown);
        }

        var creditor = (await db.AccountAsync(bill.CreditorAccountId, cancellationToken))!;
        db.Record(new AuditEntry("bill.inquire", caller.Actor) { Resource = $"bill/{bill.Id.Value}" });
        return TypedResults.Ok(bill.ToPayable(creditor.Name, clock.GetUtcNow()));
    }

    public async Task<Results<Created<BillPayment>, ProblemHttpResult>> PayAsync(BillPaymentDraft draft, CancellationToken cancellationToken)
    {
        if (!Money.TryParse(draft.Amount.Currency, draft.Amount.Amount, out var amount))
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        if (await db.OwnAccountAsync(caller, draft.DebtorAccountId, cancellationToken) is not { } debtor)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        // A repeat whose answer was swept is given it again, though the bill is paid since (PAY-15.18).
        if (await ledger.RepeatAsync(cancellationToken) is { } repeat)
        {
            return repeat.Transfer is { } paid ? await AnswerAsync(paid, cancellationToken) : problems.Write(repeat.Refusal!);
        }

        if (await db.BillOfAsync(draft.BillNumber, cancellationToken) is not { } bill)
        {
            return problems.Write(PaymentsProblems.BillUnknown);
        }

        return bill.Refusal(draft.Amount.Currency, amount.MinorUnits, clock.GetUtcNow()) is { } refusal
            ? problems.Write(refusal)
            : await PostAsync(bill, debtor, amount.MinorUnits, cancellationToken);
    }

    /// <summary>Pays, and then ends the bill, in one transaction: of two payments at once the second finds it ended and its transfer is undone (PAY-15.13).</summary>
    private async Task<Results<Created<BillPayment>, ProblemHttpResult>> PostAsync(CustomerBill bill, LedgerAccount debtor, long amount, CancellationToken cancellationToken)
    {
        var creditor = (await db.AccountAsync(bill.CreditorAccountId, cancellationToken))!;
        var order = new TransferOrder(caller.ClientId, debtor, creditor, bill.Currency, amount, bill.Reference);
        var (transfer, refusal) = await ledger.PostAsync(order, cancellationToken);
        if (transfer is null)
        {
            return problems.Write(refusal!);
        }

        // The due moment may have passed since the bill was looked at; the moment of the transfer counts.
        if (bill.Refusal(bill.Currency, amount, transfer.PostedAt) is { } late)
        {
            return problems.Write(late);
        }

        if (!await db.PaidAsync(bill.Id, transfer, cancellationToken))
        {
            return problems.Write((await db.BillOfAsync(bill.Number, cancellationToken))!.StateRefusal(transfer.PostedAt));
        }

        await db.TellAsync(PaymentEvent.Paid(bill, transfer), [bill.Owner], cancellationToken);
        db.Record(new AuditEntry("bill.pay", caller.Actor) { Resource = $"bill/{bill.Id.Value}" });
        return Answer(transfer, bill.Number);
    }

    private async Task<Results<Created<BillPayment>, ProblemHttpResult>> AnswerAsync(LedgerTransfer transfer, CancellationToken cancellationToken) =>
        Answer(transfer, (await db.Bills.AsNoTracking().SingleAsync(bill => bill.TransferId == transfer.Id, cancellationToken)).Number);

    private static Created<BillPayment> Answer(LedgerTransfer transfer, string billNumber) => TypedResults.Created((string?)null, transfer.ToBillPayment(billNumber));
}
