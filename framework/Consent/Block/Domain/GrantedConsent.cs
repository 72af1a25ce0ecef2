using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Consent.Block.Domain;

/// <summary>What one person allowed, for one purpose, fiduciary and source (CNS-4.2). Withdrawal is final (CNS-4.3).</summary>
internal sealed class GrantedConsent : ITenantOwned, IVersioned
{
    public required ConsentId Id { get; init; }

    public string Tenant { get; init; } = "";

    public long Version { get; private set; }

    public required AgreementId AgreementId { get; init; }

    public required long AgreementVersion { get; init; }

    /// <summary>The person, as this block knows them.</summary>
    public required string Subject { get; init; }

    /// <summary>The person, as the data source knows them.</summary>
    public required string SourceSubject { get; init; }

    public required string PurposeCode { get; init; }

    public required string DataFiduciary { get; init; }

    public required string DataSource { get; init; }

    public required string Registry { get; init; }

    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>How often the source may disclose within one period.</summary>
    public required int Frequency { get; init; }

    public required FrequencyPeriod Period { get; init; }

    /// <summary>Language in which the notice was shown.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The signed artefact, JWS compact.</summary>
    public required string Artefact { get; init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Begin of the period in which <see cref="Uses"/> are counted.</summary>
    public required DateTimeOffset PeriodStart { get; init; }

    public int Uses { get; init; }

    public ConsentStatus StatusAt(DateTimeOffset now) =>
        WithdrawnAt is not null ? ConsentStatus.Withdrawn : now < ExpiresAt ? ConsentStatus.Active : ConsentStatus.Expired;

    /// <summary>Withdraws the consent; <see langword="null"/> when it worked.</summary>
    public ProblemKind? Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            return ConsentProblems.AlreadyDecided;
        }

        WithdrawnAt = now;
        return null;
    }

    /// <summary>Why the consent does not cover a disclosure, frequency apart; <see langword="null"/> when it does (CNS-6).</summary>
    /// <param name="source">The data source that asks.</param>
    public InactiveReason? Refuses(VerificationRequest request, string source, DateTimeOffset now) =>
        DataSource != source || Registry != request.Registry ? InactiveReason.Unknown
        : WithdrawnAt is not null ? InactiveReason.Withdrawn
        : now >= ExpiresAt ? InactiveReason.Expired
        : DataFiduciary != request.Requester ? InactiveReason.Requester
        : PurposeCode != request.PurposeCode ? InactiveReason.Purpose
        : request.Fields.Except(Fields).Any() ? InactiveReason.Fields
        : null;

    /// <summary>Length of the period in which uses are counted; without end for the whole consent.</summary>
    public TimeSpan PeriodLength => Period switch
    {
        FrequencyPeriod.Hour => TimeSpan.FromHours(1),
        FrequencyPeriod.Day => TimeSpan.FromDays(1),
        FrequencyPeriod.Month => TimeSpan.FromDays(30),
        _ => ExpiresAt - GrantedAt,
    };
}
