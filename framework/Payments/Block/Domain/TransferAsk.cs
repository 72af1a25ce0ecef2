using DigitalIndiaStack.Core.Problems;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A transfer as a client asks for it: nobody has looked at its accounts yet.</summary>
/// <param name="Owner">The client that asks, which must own the debtor account.</param>
/// <param name="Creditor"><see langword="null"/> when nobody stands behind the address or the subject that was named.</param>
/// <param name="Currency">ISO 4217 code of the amount.</param>
/// <param name="Amount">In minor units.</param>
internal sealed record TransferAsk(string Owner, AccountId Debtor, AccountId? Creditor, string Currency, long Amount, string Reference)
{
    /// <summary>The accounts that it names.</summary>
    public IEnumerable<AccountId> Accounts => Creditor is { } creditor ? [Debtor, creditor] : [Debtor];

    /// <summary>The order for accounts of its tenant, or why there is none: an account of somebody else is none to pay from (PAY-1.1).</summary>
    public (TransferOrder? Order, ProblemKind? Refusal) Of(IReadOnlyDictionary<AccountId, LedgerAccount> accounts)
    {
        if (!accounts.TryGetValue(Debtor, out var debtor) || debtor.Owner != Owner)
        {
            return (null, PaymentsProblems.NotFound);
        }

        return Creditor is { } id && accounts.TryGetValue(id, out var creditor)
            ? (new TransferOrder(Owner, debtor, creditor, Currency, Amount, Reference), null)
            : (null, PaymentsProblems.CreditorUnknown);
    }
}
