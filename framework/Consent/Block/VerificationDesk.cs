using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Block.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>Tells data sources whether a consent covers what they are asked for.</summary>
internal sealed class VerificationDesk(ConsentDbContext db, Caller caller, TimeProvider clock)
{
    public async Task<Results<Ok<Verification>, ProblemHttpResult>> VerifyAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = ConsentId.From(request.ConsentId);
        var consent = await db.Consents.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (consent is null)
        {
            return Inactive(InactiveReason.Unknown);
        }

        if (consent.Refuses(request, caller.ClientId, now) is { } reason)
        {
            return Inactive(reason);
        }

        if (!await db.CountUseAsync(consent, now, cancellationToken))
        {
            return Inactive(InactiveReason.Frequency);
        }

        db.Record(new AuditEntry("consent.verify", caller.Actor)
        {
            Subject = consent.Subject,
            Resource = $"consents/{id.Value}",
            Purpose = consent.PurposeCode,
            ConsentId = id.Value.ToString(),
        });
        return TypedResults.Ok(new Verification
        {
            Active = true,
            Subject = consent.SourceSubject,
            Fields = request.Fields,
            ExpiresAt = consent.ExpiresAt,
            Notice = await NoticeAsync(consent, request.Fields, cancellationToken),
        });
    }

    // The version that the person read, whatever was published since (CNS-2.3).
    private async Task<ConsentNotice> NoticeAsync(GrantedConsent consent, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        var published = await db.PublishedTerms.AsNoTracking()
            .SingleAsync(row => row.AgreementId == consent.AgreementId && row.Version == consent.AgreementVersion, cancellationToken);
        return published.Terms.ToNotice(fields);
    }

    private static Ok<Verification> Inactive(InactiveReason reason) => TypedResults.Ok(new Verification { Active = false, Reason = reason });
}
