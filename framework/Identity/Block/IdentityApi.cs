using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Aliases;
using DigitalIndiaStack.Identity.Block.Asking;
using DigitalIndiaStack.Identity.Block.Clients.Developers;
using DigitalIndiaStack.Identity.Block.Credentials;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Kyc;
using DigitalIndiaStack.Identity.Block.Enrolling;
using DigitalIndiaStack.Identity.Block.Importing;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.Revoking;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using DigitalIndiaStack.Identity.Block.Verification;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Person = DigitalIndiaStack.Identity.Contracts.Person;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>Answers the operations of specs/identity/identity.v1.yaml.</summary>
internal sealed partial class IdentityApi(IdentityDbContext db, Enrolments enrolments, SubjectMapper subjects, NumberHolders holders, VirtualIdDesk aliases, PermissionDesk permissions, VerificationDesk verification, KycDesk kyc, EnrollingDesks enrolling, ImportingDesks importing, CredentialDesks credentials, RevocationDesk revocations, DeveloperDesk developers, Caller caller, ApiAnswers answers) : IIdentityApi
{
    public async Task<Results<Created<Person>, ProblemHttpResult>> EnrolPersonAsync(Enrolment body, CancellationToken cancellationToken)
    {
        var data = new PersonalData(body.FullName, body.DateOfBirth, body.Language)
        {
            GivenName = body.GivenName,
            FamilyName = body.FamilyName,
            Email = body.Email,
            Phone = body.Phone,
            Region = body.Region,
        };
        var (person, problem) = await enrolments.EnrolAsync(caller.Tenant.Value, data, body.Pin, caller.Actor, cancellationToken);
        if (person is null)
        {
            return answers.Refuse(problem!);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/identity/v1/persons/{person.Id}", answers.Show(person));
    }

    public async Task<Results<Ok<Person>, ProblemHttpResult>> GetPersonAsync(Guid personId, CancellationToken cancellationToken)
    {
        var id = new PersonId(personId);
        if (await db.Persons.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } person)
        {
            return answers.Refuse(IdentityProblems.NotFound);
        }

        db.Record(new AuditEntry("identity.person.read", caller.Actor) { Subject = person.Id.ToString(), Resource = $"person/{person.Id}" });
        return TypedResults.Ok(answers.Show(person));
    }

    public async Task<Results<Ok<Contracts.PairwiseSubject>, ProblemHttpResult>> ResolveSubjectAsync(SubjectResolution body, CancellationToken cancellationToken)
    {
        var person = await holders.FindAsync(caller.Tenant.Value, body.Number, cancellationToken);
        return person is null
            ? answers.Refuse(IdentityProblems.NotFound)
            : TypedResults.Ok(answers.Name(await subjects.ResolveAsync(person, caller, cancellationToken)));
    }

    public async Task<Results<Ok<Contracts.PairwiseSubject>, ProblemHttpResult>> MapSubjectAsync(SubjectMapping body, CancellationToken cancellationToken) =>
        await subjects.MapAsync(body, caller, cancellationToken) is { } subject
            ? TypedResults.Ok(answers.Name(subject))
            : answers.Refuse(IdentityProblems.NotFound);

    public Task<Results<Ok<VirtualIdPage>, ProblemHttpResult>> ListVirtualIdsAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        aliases.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Created<Contracts.VirtualId>, ProblemHttpResult>> MakeVirtualIdAsync(CancellationToken cancellationToken) =>
        aliases.MakeAsync(cancellationToken);

    public Task<Results<Ok<Contracts.VirtualId>, ProblemHttpResult>> GetVirtualIdAsync(Guid virtualIdId, CancellationToken cancellationToken) =>
        aliases.GetAsync(virtualIdId, cancellationToken);

    public Task<Results<Ok<Contracts.VirtualId>, ProblemHttpResult>> RotateVirtualIdAsync(Guid virtualIdId, CancellationToken cancellationToken) =>
        aliases.RotateAsync(virtualIdId, cancellationToken);

    public Task<Results<Ok<Contracts.VirtualId>, ProblemHttpResult>> RevokeVirtualIdAsync(Guid virtualIdId, CancellationToken cancellationToken) =>
        aliases.RevokeAsync(virtualIdId, cancellationToken);

    public Task<Results<Ok<RegisteredKey>, ProblemHttpResult>> RegisterEncryptionKeyAsync(EncryptionKey body, CancellationToken cancellationToken) =>
        kyc.RegisterAsync(body, cancellationToken);

    public Task<Results<Created<Contracts.Permission>, ProblemHttpResult>> AskPermissionAsync(PermissionDraft body, CancellationToken cancellationToken) =>
        permissions.AskAsync(body, cancellationToken);

    public Task<Results<Ok<Contracts.Permission>, ProblemHttpResult>> GetPermissionAsync(Guid permissionId, CancellationToken cancellationToken) =>
        permissions.GetAsync(permissionId, cancellationToken);

    public Task<Results<Ok<Contracts.Permission>, ProblemHttpResult>> DecidePermissionAsync(Guid permissionId, PermissionDecision body, CancellationToken cancellationToken) =>
        permissions.DecideAsync(permissionId, body, cancellationToken);

    public Task<Results<Ok<Contracts.Permission>, ProblemHttpResult>> WithdrawPermissionAsync(Guid permissionId, CancellationToken cancellationToken) =>
        permissions.WithdrawAsync(permissionId, cancellationToken);

    public Task<Results<Ok<KycAnswer>, ProblemHttpResult>> TakeKycAsync(Guid permissionId, KycRequest body, CancellationToken cancellationToken) =>
        kyc.TakeAsync(permissionId, body, cancellationToken);

    public Task<Results<Ok<VerificationAnswers>, ProblemHttpResult>> VerifyPersonAsync(VerificationQuestions body, CancellationToken cancellationToken) =>
        verification.VerifyAsync(body, cancellationToken);

    public Task<Results<Created<IssuedCredential>, ProblemHttpResult>> IssueCredentialAsync(CredentialRequest body, CancellationToken cancellationToken) =>
        credentials.Issue.IssueAsync(body, cancellationToken);

    public Task<Results<Ok<CredentialRecord>, ProblemHttpResult>> GetCredentialAsync(Guid credentialId, CancellationToken cancellationToken) =>
        credentials.Records.GetAsync(credentialId, cancellationToken);

    public Task<Results<NoContent, ProblemHttpResult>> RevokeCredentialAsync(Guid credentialId, CancellationToken cancellationToken) =>
        credentials.Records.RevokeAsync(credentialId, cancellationToken);

    public Task<Results<NoContent, ProblemHttpResult>> RevokeCredentialsOfPersonAsync(Guid personId, CancellationToken cancellationToken) =>
        credentials.Records.RevokeAllAsync(personId, cancellationToken);

    public Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetStatusListAsync(Guid listId, CancellationToken cancellationToken) =>
        credentials.Lists.GetAsync(listId, cancellationToken);

    public Task<Results<Ok<RevocationList>, ProblemHttpResult>> ListRevocationsAsync(DateTimeOffset? since, CancellationToken cancellationToken) =>
        revocations.ListAsync(since, cancellationToken);
}
