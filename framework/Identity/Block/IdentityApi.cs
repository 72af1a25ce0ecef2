using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Person = DigitalIndiaStack.Identity.Contracts.Person;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>Answers the operations of specs/identity/identity.v1.yaml.</summary>
internal sealed class IdentityApi(IdentityDbContext db, Enrolments enrolments, SubjectMapper subjects, Caller caller, ApiAnswers answers) : IIdentityApi
{
    public async Task<Results<Created<Person>, ProblemHttpResult>> EnrolPersonAsync(Enrolment body, CancellationToken cancellationToken)
    {
        var data = new PersonalData(body.FullName, body.DateOfBirth, body.Language)
        {
            GivenName = body.GivenName,
            FamilyName = body.FamilyName,
            Email = body.Email,
            Phone = body.Phone,
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
        var number = NationalNumber.Parse(body.Number);
        var person = number is null ? null : await db.Persons.SingleOrDefaultAsync(row => row.Number == number.Value, cancellationToken);
        return person is null
            ? answers.Refuse(IdentityProblems.NotFound)
            : TypedResults.Ok(answers.Name(await subjects.ResolveAsync(person, caller, cancellationToken)));
    }

    public async Task<Results<Ok<Contracts.PairwiseSubject>, ProblemHttpResult>> MapSubjectAsync(SubjectMapping body, CancellationToken cancellationToken) =>
        await subjects.MapAsync(body, caller, cancellationToken) is { } subject
            ? TypedResults.Ok(answers.Name(subject))
            : answers.Refuse(IdentityProblems.NotFound);
}
