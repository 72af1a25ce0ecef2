using Microsoft.AspNetCore.Http;
using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>Answers the operations of specs/consent/consent.v1.yaml.</summary>
internal sealed class ConsentApi(AgreementDesk agreements, RequestDesk requests, ConsentDesk consents, VerificationDesk verification, ArtefactSigner signer, ResponseHeaders headers) : IConsentApi
{
    public Task<Results<Ok<AgreementPage>, ProblemHttpResult>> ListAgreementsAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        agreements.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Created<Agreement>, ProblemHttpResult>> CreateAgreementAsync(AgreementTerms body, CancellationToken cancellationToken) =>
        agreements.CreateAsync(body, cancellationToken);

    public Task<Results<Ok<Agreement>, ProblemHttpResult>> GetAgreementAsync(Guid agreementId, CancellationToken cancellationToken) =>
        agreements.GetAsync(agreementId, cancellationToken);

    public Task<Results<Ok<Agreement>, ProblemHttpResult>> PublishAgreementVersionAsync(Guid agreementId, string? ifMatch, AgreementTerms body, CancellationToken cancellationToken) =>
        agreements.PublishAsync(agreementId, ifMatch, body, cancellationToken);

    public Task<Results<Created<ConsentRequest>, ProblemHttpResult>> CreateConsentRequestAsync(ConsentRequestDraft body, CancellationToken cancellationToken) =>
        requests.CreateAsync(body, cancellationToken);

    public Task<Results<Ok<ConsentRequest>, ProblemHttpResult>> GetConsentRequestAsync(Guid requestId, CancellationToken cancellationToken) =>
        requests.GetAsync(requestId, cancellationToken);

    public Task<Results<Ok<ConsentRequest>, ProblemHttpResult>> DecideConsentRequestAsync(Guid requestId, ConsentDecision body, CancellationToken cancellationToken) =>
        requests.DecideAsync(requestId, body, cancellationToken);

    public Task<Results<Ok<ConsentPage>, ProblemHttpResult>> ListConsentsAsync(int limit, string? cursor, ConsentStatus? status, CancellationToken cancellationToken) =>
        consents.ListAsync(limit, cursor, status, cancellationToken);

    public Task<Results<Ok<ConsentRecord>, ProblemHttpResult>> GetConsentAsync(Guid consentId, CancellationToken cancellationToken) =>
        consents.GetAsync(consentId, cancellationToken);

    public Task<Results<Ok<ConsentRecord>, ProblemHttpResult>> WithdrawConsentAsync(Guid consentId, CancellationToken cancellationToken) =>
        consents.WithdrawAsync(consentId, cancellationToken);

    public Task<Results<Ok<Verification>, ProblemHttpResult>> VerifyConsentAsync(VerificationRequest body, CancellationToken cancellationToken) =>
        verification.VerifyAsync(body, cancellationToken);

    public Task<Results<Ok<JsonWebKeySet>, ProblemHttpResult>> GetConsentKeysAsync(CancellationToken cancellationToken)
    {
        headers.AllowStore();
        return Task.FromResult<Results<Ok<JsonWebKeySet>, ProblemHttpResult>>(TypedResults.Ok(signer.PublicKeys()));
    }
}
