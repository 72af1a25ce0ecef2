using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Consent.Block.Domain;

/// <summary>A question to one person under one version of an agreement, decided once (CNS-3.5).</summary>
internal sealed class PendingRequest : ITenantOwned, IVersioned
{
    /// <summary>How long the person has for the decision (CNS-3.2).</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public required RequestId Id { get; init; }

    public string Tenant { get; init; } = "";

    public long Version { get; private set; }

    public required AgreementId AgreementId { get; init; }

    public required long AgreementVersion { get; init; }

    /// <summary>The data fiduciary that asks.</summary>
    public required string Requester { get; init; }

    /// <summary>The person, as this block knows them.</summary>
    public required string Subject { get; init; }

    /// <summary>The person, as the data source knows them.</summary>
    public required string SourceSubject { get; init; }

    /// <summary>Where the person goes after the decision.</summary>
    public required string ReturnUrl { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The decision; <see langword="null"/> while there is none.</summary>
    public DecisionKind? Decision { get; private set; }

    /// <summary>The consent that a grant made.</summary>
    public ConsentId? ConsentId { get; private set; }

    public ConsentRequestStatus StatusAt(DateTimeOffset now) => Decision switch
    {
        DecisionKind.Grant => ConsentRequestStatus.Granted,
        DecisionKind.Refuse => ConsentRequestStatus.Refused,
        _ => now < ExpiresAt ? ConsentRequestStatus.Pending : ConsentRequestStatus.Expired,
    };

    /// <summary>Records the person's decision; <see langword="null"/> when it worked.</summary>
    /// <param name="consentId">The consent that a grant makes.</param>
    public ProblemKind? Decide(DecisionKind decision, ConsentId? consentId, DateTimeOffset now)
    {
        if (Decision is not null)
        {
            return ConsentProblems.AlreadyDecided;
        }

        if (now >= ExpiresAt)
        {
            return ConsentProblems.RequestExpired;
        }

        Decision = decision;
        ConsentId = decision == DecisionKind.Grant ? consentId : null;
        return null;
    }
}
