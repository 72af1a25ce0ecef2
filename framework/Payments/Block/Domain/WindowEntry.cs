using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A transfer between participants, counted in a window. The transfer is its key, so that none is counted twice; the database refuses a transfer between participants without it (PAY-17.4).</summary>
internal sealed class WindowEntry : ITenantOwned
{
    public required TransferId TransferId { get; init; }

    public string Tenant { get; init; } = "";

    public required WindowId WindowId { get; init; }

    public required string DebtorParticipant { get; init; }

    public required string CreditorParticipant { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>In minor units, above zero.</summary>
    public required long Amount { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>What it means for one of the two: below zero for who paid.</summary>
    public long AmountFor(string participant) => DebtorParticipant == participant ? -Amount : Amount;

    public string CounterpartyOf(string participant) => DebtorParticipant == participant ? CreditorParticipant : DebtorParticipant;
}
