using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>An account of the ledger: one owner, one currency, a balance that never falls below its floor (PAY-3.2).</summary>
internal sealed class LedgerAccount : ITenantOwned
{
    /// <summary>The highest balance and, below zero, the lowest floor, in minor units: 18 digits, as many as an amount may have on the wire.</summary>
    public const long Ceiling = 999_999_999_999_999_999;

    public required AccountId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client that opened the account; nobody else sees or debits it (PAY-1.1).</summary>
    public required string Owner { get; init; }

    public required AccountKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Only an active account pays and is paid (PAY-2.4, PAY-2.5); changed by statements of its own only.</summary>
    public AccountStatus Status { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>In minor units of the currency; changed by the ledger only.</summary>
    public long Balance { get; private set; }

    /// <summary>In minor units; zero or less.</summary>
    public required long Floor { get; init; }

    /// <summary>What released batches and open vouchers have still to pay from the account, in minor units; nothing else spends it (PAY-10.9, PAY-13.4).</summary>
    public long Reserved { get; private set; }

    /// <summary>The last day on which the account paid under a limit per day.</summary>
    public DateOnly? SpentOn { get; private set; }

    /// <summary>What it paid on that day, in minor units.</summary>
    public long Spent { get; private set; }

    /// <summary>What kind of merchant owns it, ISO 18245; <see langword="null"/> when that is not known or it is no merchant's.</summary>
    public string? MerchantCategory { get; init; }

    /// <summary>The merchant's name in ASCII.</summary>
    public string? MerchantName { get; init; }

    /// <summary>The merchant's city in ASCII.</summary>
    public string? MerchantCity { get; init; }

    /// <summary>The participant at which it is held; it never changes.</summary>
    public string Participant { get; init; } = SchemeParticipant.Own;

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Opens an account with a balance of zero (PAY-2.1).</summary>
    /// <param name="floor">In minor units; zero for a person (PAY-2.3), never above zero (PAY-2.2).</param>
    /// <param name="merchant">What is known of the merchant.</param>
    /// <param name="participant">The code of the participant at which it is held; the tenant's own when absent.</param>
    /// <returns>The account, or <see langword="null"/> when the floor is not one.</returns>
    public static LedgerAccount? Open(string owner, AccountKind kind, string name, string currency, long floor, DateTimeOffset now, MerchantDetails? merchant = null, string? participant = null)
    {
        if (floor is > 0 or < -Ceiling || (kind == AccountKind.Person && floor < 0))
        {
            return null;
        }

        return new LedgerAccount
        {
            Id = AccountId.From(Guid.CreateVersion7(now)),
            Owner = owner,
            Kind = kind,
            Name = name,
            Currency = currency,
            Floor = floor,
            MerchantCategory = merchant?.Category,
            MerchantName = merchant?.Name,
            MerchantCity = merchant?.City,
            Participant = participant ?? SchemeParticipant.Own,
            OpenedAt = now,
        };
    }

    /// <summary>Whether it can pay an amount and keep its floor and what it reserved (PAY-3.2, PAY-10.9).</summary>
    /// <param name="freed">How much of its reserve the payment uses up.</param>
    public bool Covers(long amount, long freed) => Balance - amount >= Floor + Reserved - freed;

    /// <summary>Whether the amount still fits onto it.</summary>
    public bool Takes(long amount) => Balance + amount <= Ceiling;

    /// <summary>What it paid on a day under a limit.</summary>
    public long SpentBy(DateOnly day) => SpentOn == day ? Spent : 0;

    /// <summary>Counts a payment against the limit of a day.</summary>
    public void Count(DateOnly day, long amount) => (SpentOn, Spent) = (day, checked(SpentBy(day) + amount));

    /// <summary>Moves an amount to another account; both rows are locked.</summary>
    /// <param name="freed">How much of its reserve the payment uses up.</param>
    public void Pay(LedgerAccount creditor, long amount, long freed)
    {
        Balance = checked(Balance - amount);
        creditor.Balance = checked(creditor.Balance + amount);
        Free(freed);
    }

    /// <summary>Lets an amount that was kept be spent again; the row is locked.</summary>
    public void Free(long amount) => Reserved = checked(Reserved - amount);
}
