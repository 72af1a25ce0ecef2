using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>Turns what the block knows into what its API says.</summary>
internal sealed class ApiAnswers(ProblemWriter problems, ResponseHeaders headers)
{
    /// <summary>A refusal.</summary>
    public ProblemHttpResult Refuse(ProblemKind kind) => problems.Write(kind);

    /// <summary>The record of a person, with its tag; it is personal data and is not to be cached.</summary>
    public Contracts.Person Show(Domain.Person person)
    {
        headers.ETag = EntityTag.Of(person.Version);
        headers.NoStore();
        return new Contracts.Person
        {
            PersonId = person.Id.Value,
            Number = person.Number.Value,
            FullName = person.FullName,
            GivenName = person.GivenName,
            FamilyName = person.FamilyName,
            DateOfBirth = person.DateOfBirth,
            Email = person.Email,
            Phone = person.Phone,
            Language = person.Language,
            Region = person.Region,
            Status = Enum.Parse<PersonStatus>(person.State.ToString()),
            AwaitsActivation = person.AwaitsActivation ? true : null,
            EnrolledAt = person.EnrolledAt,
        };
    }

    /// <summary>Lets whoever asked keep the answer, which is public, for some time.</summary>
    public void LetKeep(TimeSpan longest) => headers.AllowStore(longest);

    /// <summary>A subject.</summary>
    public PairwiseSubject Name(string subject)
    {
        headers.NoStore();
        return new PairwiseSubject { Subject = subject };
    }
}
