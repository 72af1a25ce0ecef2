using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Person = DigitalIndiaStack.Identity.Contracts.Person;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>The operations of clause 14.</summary>
internal sealed partial class IdentityApi
{
    public Task<Results<Created<EnrolmentApplication>, ProblemHttpResult>> DraftEnrolmentAsync(EnrolmentDraft body, CancellationToken cancellationToken) =>
        enrolling.Filings.DraftAsync(body, cancellationToken);

    public Task<Results<Ok<EnrolmentPage>, ProblemHttpResult>> ListEnrolmentsAsync(EnrolmentStatus? status, int limit, string? cursor, CancellationToken cancellationToken) =>
        enrolling.Applications.ListAsync(status, limit, cursor, cancellationToken);

    public Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> GetEnrolmentAsync(Guid applicationId, CancellationToken cancellationToken) =>
        enrolling.Applications.GetAsync(applicationId, cancellationToken);

    public Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> ReviseEnrolmentAsync(Guid applicationId, string? ifMatch, EnrolmentDraft body, CancellationToken cancellationToken) =>
        enrolling.Filings.ReviseAsync(applicationId, ifMatch, body, cancellationToken);

    public Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> SubmitEnrolmentAsync(Guid applicationId, CancellationToken cancellationToken) =>
        enrolling.Filings.SubmitAsync(applicationId, cancellationToken);

    public Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> IssueEnrolmentAsync(Guid applicationId, IssueDecision body, CancellationToken cancellationToken) =>
        enrolling.Reviews.IssueAsync(applicationId, body, cancellationToken);

    public Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> RejectEnrolmentAsync(Guid applicationId, RejectDecision body, CancellationToken cancellationToken) =>
        enrolling.Reviews.RejectAsync(applicationId, body, cancellationToken);

    public Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> ReturnEnrolmentAsync(Guid applicationId, ReturnDecision body, CancellationToken cancellationToken) =>
        enrolling.Reviews.ReturnAsync(applicationId, body, cancellationToken);

    public Task<Results<Created<EnrolmentApplication>, ProblemHttpResult>> RequestCorrectionAsync(Guid personId, CorrectionRequest body, CancellationToken cancellationToken) =>
        enrolling.Corrections.RequestAsync(personId, body, cancellationToken);

    public Task<Results<Ok<Person>, ProblemHttpResult>> SuspendPersonAsync(Guid personId, StandingChange body, CancellationToken cancellationToken) =>
        enrolling.Civil.Standing.SuspendAsync(personId, body, cancellationToken);

    public Task<Results<Ok<Person>, ProblemHttpResult>> ReinstatePersonAsync(Guid personId, StandingChange body, CancellationToken cancellationToken) =>
        enrolling.Civil.Standing.ReinstateAsync(personId, body, cancellationToken);

    public Task<Results<Ok<Person>, ProblemHttpResult>> RecordDeathAsync(Guid personId, StandingChange body, CancellationToken cancellationToken) =>
        enrolling.Civil.Standing.RecordDeathAsync(personId, body, cancellationToken);

    public Task<Results<Created<Guardianship>, ProblemHttpResult>> AppointGuardianAsync(Guid personId, GuardianDraft body, CancellationToken cancellationToken) =>
        enrolling.Civil.Guardians.AppointAsync(personId, body, cancellationToken);

    public Task<Results<Ok<GuardianshipList>, ProblemHttpResult>> ListGuardiansAsync(Guid personId, CancellationToken cancellationToken) =>
        enrolling.Civil.Guardians.ListAsync(personId, cancellationToken);

    public Task<Results<Ok<Guardianship>, ProblemHttpResult>> EndGuardianshipAsync(Guid guardianshipId, StandingChange body, CancellationToken cancellationToken) =>
        enrolling.Civil.Guardians.EndAsync(guardianshipId, body, cancellationToken);
}
