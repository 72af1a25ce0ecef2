using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A payment service provider at which accounts are held. It is written once and stays.</summary>
internal sealed class SchemeParticipant : ITenantOwned
{
    /// <summary>The code of the tenant's own participant, which has no row: it holds the accounts that name none.</summary>
    public const string Own = "own";

    public required ParticipantId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>What it is called by; one of the tenant has it (PAY-17.2).</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The client that acts for it (PAY-17.1, PAY-17.3).</summary>
    public required string Client { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
}
