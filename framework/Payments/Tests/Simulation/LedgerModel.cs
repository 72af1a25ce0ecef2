using DigitalIndiaStack.Payments.Block;

namespace DigitalIndiaStack.Payments.Tests.Simulation;

/// <summary>What a ledger must do, in the fewest lines: balances and the keys that paid.</summary>
internal sealed class LedgerModel(IReadOnlyList<(string Currency, long Floor)> accounts)
{
    // A transfer that is paid and whose number nobody has been told yet.
    private const string Unseen = "";

    private readonly Dictionary<string, (string Fingerprint, string Transfer)> paid = new(StringComparer.Ordinal);

    public long[] Balances { get; } = new long[accounts.Count];

    public int Transfers => paid.Count;

    /// <summary>What an order must be told, without the number of a transfer that nobody has been told.</summary>
    public Outcome Expect(Order order)
    {
        if (paid.TryGetValue(order.Key, out var before))
        {
            return before.Fingerprint == order.Fingerprint ? new Outcome("paid", before.Transfer) : new Outcome("mismatch", "");
        }

        var problem = order.Amount <= 0 ? PaymentsProblems.AmountInvalid
            : order.From == order.To ? PaymentsProblems.SameAccount
            : accounts[order.From].Currency != accounts[order.To].Currency ? PaymentsProblems.CurrenciesDiffer
            : Balances[order.From] - order.Amount < accounts[order.From].Floor ? PaymentsProblems.InsufficientFunds
            : null;
        return problem is null ? new Outcome("paid", Unseen) : new Outcome("refused", problem.Code);
    }

    /// <summary>Takes over that an order was paid; once for a key.</summary>
    /// <param name="transfer">Its number; <see langword="null"/> while nobody has been told.</param>
    public void Pay(Order order, string? transfer)
    {
        if (paid.TryAdd(order.Key, (order.Fingerprint, transfer ?? Unseen)))
        {
            Balances[order.From] -= order.Amount;
            Balances[order.To] += order.Amount;
        }
        else if (paid[order.Key].Transfer == Unseen && transfer is not null)
        {
            paid[order.Key] = (order.Fingerprint, transfer);
        }
    }

    /// <summary>Whether an answer is the expected one.</summary>
    public static bool Agree(Outcome expected, Outcome told) => expected == told || (expected is { Kind: "paid", Detail: Unseen } && told.Kind == "paid");
}
