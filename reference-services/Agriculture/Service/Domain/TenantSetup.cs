using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Agriculture.Service.Domain;

/// <summary>What this service made at the other blocks for one tenant: the data agreement of a scheme, and the treasury account that pays it.</summary>
internal sealed class TenantSetup : ITenantOwned
{
    public required string Scheme { get; init; }

    public string Tenant { get; init; } = "";

    public required Guid AgreementId { get; init; }

    public required Guid TreasuryAccountId { get; init; }
}
