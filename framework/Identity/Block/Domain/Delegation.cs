namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>
/// A person, the principal, lets another, the delegate, act for them at some relying parties until a day (section 20). A change is one conditional
/// statement, so that races have one winner.
/// </summary>
internal sealed class Delegation
{
    /// <summary>How many days ahead the last day may be.</summary>
    public const int MostDays = 365;

    /// <summary>How many digits of what the principal typed are kept, by which they know the offer again.</summary>
    public const int HintLength = 4;

    /// <summary>How long a delegate may take to decide.</summary>
    public static readonly TimeSpan OfferLife = TimeSpan.FromDays(7);

    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    public required PersonId PrincipalId { get; init; }

    /// <summary>The delegate; <see langword="null"/> when nobody who may act has the digits that were typed, which is not told: nobody decides then (IDN-20.9).</summary>
    public required PersonId? DelegateId { get; init; }

    /// <summary>The last digits of what the principal typed.</summary>
    public required string Hint { get; init; }

    /// <summary>The ids of the clients, separated by spaces.</summary>
    public required string ClientNames { get; init; }

    public DelegationState State { get; init; }

    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>Until when the delegate may decide.</summary>
    public required DateTimeOffset DecideBy { get; init; }

    /// <summary>When the last day is over.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The clients at which the delegate may act.</summary>
    public IReadOnlyList<string> Clients => ClientNames.Split(' ');

    /// <summary>Whether the delegate may act at a client; of the persons nothing is said.</summary>
    public bool HoldsAt(string client, DateTimeOffset now) => State == DelegationState.Accepted && EndsAt > now && Clients.Contains(client);
}
