using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Person = DigitalIndiaStack.Identity.Block.Domain.Person;

namespace DigitalIndiaStack.Identity.Block.Enrolling;

/// <summary>Takes requests to correct the name or the date of birth of a person; they wait for a reviewer at once.</summary>
internal sealed class CorrectionDesk(IdentityDbContext db, Caller caller, ApiAnswers problems, ReviewParts parts)
{
    public async Task<Results<Created<EnrolmentApplication>, ProblemHttpResult>> RequestAsync(Guid personId, CorrectionRequest request, CancellationToken cancellationToken)
    {
        var id = new PersonId(personId);
        if (await db.Persons.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } person)
        {
            return problems.Refuse(IdentityProblems.NotFound);
        }

        if (await RefusalAsync(person, request, cancellationToken) is { } refusal)
        {
            return problems.Refuse(refusal);
        }

        var filed = Read(person.Id, request, EnrolmentStatus.Submitted);
        var candidates = await parts.Search.FindAsync(filed, cancellationToken);
        filed = candidates.Count > 0 ? Read(person.Id, request, EnrolmentStatus.InReview) : filed;
        try
        {
            await parts.Book.AddAsync(filed, [.. candidates.Select(candidate => Of(filed.Id, candidate))], cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return problems.Refuse(IdentityProblems.CorrectionOpen);
        }

        return TypedResults.Created($"/identity/v1/enrolment-applications/{filed.Id}", await parts.Answers.ShowAsync(filed, cancellationToken));
    }

    private async Task<ProblemKind?> RefusalAsync(Person person, CorrectionRequest request, CancellationToken cancellationToken)
    {
        if (ApplicationBook.RefuseUnnamed(request.Filing, request.Agent) is { } unnamed)
        {
            return unnamed;
        }

        if (Person.IsInFuture(request.DateOfBirth, parts.Book.Now))
        {
            return IdentityProblems.BirthInFuture;
        }

        var isSame = (person.FullName, person.GivenName, person.FamilyName, person.DateOfBirth) == (request.FullName, request.GivenName, request.FamilyName, request.DateOfBirth);
        return isSame ? IdentityProblems.NothingToCorrect
            : await db.Applications.AnyAsync(row => row.PersonId == person.Id && row.Kind == EnrolmentKind.Correction && FiledApplication.Open.Contains(row.Status), cancellationToken) ? IdentityProblems.CorrectionOpen
            : null;
    }

    private FiledApplication Read(PersonId person, CorrectionRequest request, EnrolmentStatus status) => new()
    {
        Id = parts.Book.NewId(),
        Client = caller.ClientId,
        Kind = EnrolmentKind.Correction,
        Status = status,
        Filing = request.Filing,
        Agent = request.Agent,
        FiledBy = caller.Actor,
        SubmittedBy = caller.Actor,
        Hands = [caller.Actor],
        PersonId = person,
        FullName = request.FullName,
        GivenName = request.GivenName,
        FamilyName = request.FamilyName,
        DateOfBirth = request.DateOfBirth,
        Evidence = ApplicationAnswers.Keep(request.Evidence),
        DraftedAt = parts.Book.Now,
        SubmittedAt = parts.Book.Now,
    };

    private static ApplicationCandidate Of(EnrolmentId application, ApplicationCandidate found) =>
        new() { ApplicationId = application, Other = found.Other, IsPerson = found.IsPerson, Name = found.Name, Birth = found.Birth };
}
