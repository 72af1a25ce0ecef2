using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Posts refunds and reversals, and holds them against what the payment has still to give back.</summary>
internal sealed class Repayment(PaymentsDbContext db, Ledger ledger, Caller caller)
{
    /// <summary>Pays back, or says why not; a refusal leaves nothing once the unit of work is undone.</summary>
    /// <param name="dispute">The dispute that it ends; <see langword="null"/> when it ends none.</param>
    public async Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)> PostAsync(
        LedgerTransfer original, TransferKind kind, Money amount, string reference, DisputeId? dispute, CancellationToken cancellationToken)
    {
        if (original.Kind != TransferKind.Payment)
        {
            return (null, PaymentsProblems.NotPayment);
        }

        var payee = (await db.AccountAsync(original.CreditorAccountId, cancellationToken))!;
        var payer = (await db.AccountAsync(original.DebtorAccountId, cancellationToken))!;
        var order = new TransferOrder(caller.ClientId, payee, payer, amount.Currency.Code, amount.MinorUnits, reference) { Kind = kind, Original = original.Id };
        var (transfer, refusal) = await ledger.PostAsync(order, cancellationToken);
        if (transfer is null)
        {
            return (null, refusal);
        }

        // After the posting both accounts are locked: nobody else pays the same transfer back or disputes it meanwhile, and a refusal undoes the posting.
        var paidBack = await db.PaidBackAsync(original.Id, cancellationToken);
        if (paidBack > original.Amount)
        {
            return (null, PaymentsProblems.AboveOriginal);
        }

        return paidBack + await db.DisputedAsync(original.Id, dispute, cancellationToken) > original.Amount ? (null, PaymentsProblems.Disputed) : (transfer, null);
    }
}
