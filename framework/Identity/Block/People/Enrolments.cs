using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.People;

/// <summary>Enrols persons, from the API and from the page.</summary>
internal sealed class Enrolments(IdentityDbContext db, NumberSource numbers, SignInSecrets secrets, TimeProvider clock)
{
    /// <summary>The actor of who enrols themselves on the page.</summary>
    public const string Self = "self";

    /// <summary>Enrols a person in a tenant and records who did it; saved with the next save.</summary>
    /// <returns>The person, or why not.</returns>
    public async Task<(Person? Person, ProblemKind? Problem)> EnrolAsync(string tenant, PersonalData data, string pin, string actor, CancellationToken cancellationToken)
    {
        return Person.Refuse(data, pin, clock.GetUtcNow()) is { } problem
            ? (null, problem)
            : (await AddAsync(tenant, data, secrets.Pins.Create(pin), actor, cancellationToken), null);
    }

    /// <summary>Enrols a person whose data were not refused; saved with the next save.</summary>
    /// <param name="pinHash">The hash of the PIN that they chose; <see langword="null"/> when they choose one at their activation.</param>
    public async Task<Person> AddAsync(string tenant, PersonalData data, string? pinHash, string actor, CancellationToken cancellationToken)
    {
        var number = await NewNumberAsync(tenant, cancellationToken);
        var person = Person.Enrol(data, number, pinHash ?? secrets.Pins.CreateOfNobody(), clock.GetUtcNow(), actor == Self ? null : actor, pinHash is null);
        db.Persons.Add(person);
        db.Record(new AuditEntry("identity.person.enrol", actor) { Subject = person.Id.ToString(), Resource = $"person/{person.Id}" });
        return person;
    }

    // A number that somebody has is drawn again; the unique index holds even when two draw the same at once (IDN-2.2).
    private async Task<NationalNumber> NewNumberAsync(string tenant, CancellationToken cancellationToken)
    {
        while (true)
        {
            var number = numbers.Draw(tenant);
            if (!await db.PersonsOfAll.AnyAsync(person => person.Tenant == tenant && person.Number == number, cancellationToken))
            {
                return number;
            }
        }
    }
}
