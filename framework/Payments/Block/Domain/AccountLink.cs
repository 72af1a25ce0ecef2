using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>The account on which a person is paid; the person is kept as this block's pairwise subject only (PAY-4.1).</summary>
internal sealed class AccountLink : ITenantOwned
{
    public required string Subject { get; init; }

    public string Tenant { get; init; } = "";

    public required AccountId AccountId { get; set; }

    public required DateTimeOffset LinkedAt { get; set; }
}
