using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Block.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>What the signed-in person decides, by API or by page: on a request, and to withdraw.</summary>
internal sealed class ConsentDecisions(ConsentDbContext db, Caller caller, ArtefactSigner signer, TimeProvider clock)
{
    /// <summary>A request that names the signed-in person; <see langword="null"/> also when it names another (CNS-3.4).</summary>
    public Task<PendingRequest?> FindRequestAsync(RequestId id, CancellationToken cancellationToken) =>
        db.Requests.FirstOrDefaultAsync(request => request.Id == id && request.Subject == (caller.Subject ?? ""), cancellationToken);

    /// <summary>The terms under which a request asks.</summary>
    public Task<AgreementTerms> TermsOfAsync(PendingRequest request, CancellationToken cancellationToken) =>
        db.PublishedTerms
            .Where(terms => terms.AgreementId == request.AgreementId && terms.Version == request.AgreementVersion)
            .Select(terms => terms.Terms)
            .SingleAsync(cancellationToken);

    /// <summary>Records the decision and, for a grant, the consent, in one transaction.</summary>
    /// <param name="language">Language in which the notice was shown.</param>
    public async Task<(PendingRequest? Request, ProblemKind? Refusal)> DecideAsync(RequestId id, DecisionKind decision, string language, CancellationToken cancellationToken)
    {
        if (await FindRequestAsync(id, cancellationToken) is not { } request)
        {
            return (null, ConsentProblems.NotFound);
        }

        var now = clock.GetUtcNow();
        var consentId = ConsentId.From(Guid.CreateVersion7(now));
        if (request.Decide(decision, consentId, now) is { } refusal)
        {
            return (request, refusal);
        }

        if (decision == DecisionKind.Grant)
        {
            db.Consents.Add(Grant(request, await TermsOfAsync(request, cancellationToken), consentId, language, now));
        }

        db.Record(new AuditEntry($"consent.{decision}".ToLowerInvariant(), caller.Actor)
        {
            Subject = request.Subject,
            Resource = $"requests/{id.Value}",
            ConsentId = request.ConsentId?.Value.ToString(),
        });
        return await SaveAsync(cancellationToken) ? (request, null) : (request, ConsentProblems.AlreadyDecided);
    }

    /// <summary>Withdraws a consent of the signed-in person and tells who subscribed to it.</summary>
    public async Task<(GrantedConsent? Consent, ProblemKind? Refusal)> WithdrawAsync(ConsentId id, CancellationToken cancellationToken)
    {
        var consent = await db.Consents.FirstOrDefaultAsync(row => row.Id == id && row.Subject == (caller.Subject ?? ""), cancellationToken);
        if (consent is null)
        {
            return (null, ConsentProblems.NotFound);
        }

        if (consent.Withdraw(clock.GetUtcNow()) is { } refusal)
        {
            return (consent, refusal);
        }

        db.Record(new AuditEntry("consent.withdraw", caller.Actor)
        {
            Subject = consent.Subject,
            Resource = $"consents/{id.Value}",
            Purpose = consent.PurposeCode,
            ConsentId = id.Value.ToString(),
        });
        db.Publish(ConsentEvents.Withdrawn(consent));
        return await SaveAsync(cancellationToken) ? (consent, null) : (consent, ConsentProblems.AlreadyDecided);
    }

    /// <summary>Makes the consent that a grant gives; it is not stored yet.</summary>
    public GrantedConsent Grant(PendingRequest request, AgreementTerms terms, ConsentId id, string language, DateTimeOffset now)
    {
        var until = now.AddDays(terms.DurationDays);
        return new GrantedConsent
        {
            Id = id,
            AgreementId = request.AgreementId,
            AgreementVersion = request.AgreementVersion,
            Subject = request.Subject,
            SourceSubject = request.SourceSubject,
            PurposeCode = terms.Purpose.Code,
            DataFiduciary = terms.DataFiduciary.ClientId,
            DataSource = terms.DataSource.ClientId,
            Registry = terms.DataSource.Registry,
            Fields = [.. terms.Fields.Select(field => field.Name)],
            Frequency = terms.Frequency.Count,
            Period = terms.Frequency.Per,
            Language = language,
            GrantedAt = now,
            ExpiresAt = until,
            PeriodStart = now,
            Artefact = signer.Sign(request, terms, id, language, (now, until)),
        };
    }

    /// <summary>Saves; <see langword="false"/> when another decision on the same was first.</summary>
    private async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
