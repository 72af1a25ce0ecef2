using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Consent.Block.Domain;

/// <summary>What one data fiduciary may ask persons for; its newest version is the one asked under.</summary>
internal sealed class DataAgreement : ITenantOwned, IVersioned
{
    public required AgreementId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client that published it.</summary>
    public required string DataFiduciary { get; init; }

    /// <summary>The newest version.</summary>
    public long Version { get; private set; }

    public required AgreementTerms Terms { get; set; }

    public required DateTimeOffset PublishedAt { get; set; }
}

/// <summary>One version of an agreement, kept as it was published (CNS-2.3).</summary>
internal sealed class PublishedTerms : ITenantOwned
{
    public required AgreementId AgreementId { get; init; }

    public string Tenant { get; init; } = "";

    public required long Version { get; init; }

    public required AgreementTerms Terms { get; init; }
}
