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
    /// <summary>Enrols a person in a tenant and records who did it; saved with the next save.</summary>
    /// <returns>The person, or why not.</returns>
    public async Task<(Person? Person, ProblemKind? Problem)> EnrolAsync(string tenant, PersonalData data, string pin, string actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (Person.Refuse(data, pin, now) is { } problem)
        {
            return (null, problem);
        }

        var person = Person.Enrol(data, await NewNumberAsync(tenant, cancellationToken), secrets.Pins.Create(pin), now);
        db.Persons.Add(person);
        db.Record(new AuditEntry("identity.person.enrol", actor) { Subject = person.Id.ToString(), Resource = $"person/{person.Id}" });
        return (person, null);
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
