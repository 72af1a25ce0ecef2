using DigitalIndiaStack.Identity.Block.Aliases;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Delegates;

/// <summary>Finds the two persons of a delegation: both are of age and active, or there is none (IDN-20.12).</summary>
internal sealed class DelegatePersons(IdentityDbContext db, NumberHolders holders, CountryToday today)
{
    /// <summary>Whether a person may let another act, or act.</summary>
    public bool Fits(Person? person) => person is { State: PersonState.Active } && Majority.Of(person.DateOfBirth) <= today.Of(person.Tenant);

    /// <summary>Whether they may right now: a lock of their sign-in holds here too.</summary>
    public bool IsReady(Person? person) => Fits(person) && person!.IsLetIn;

    /// <summary>A person by id.</summary>
    public Task<Person> GetAsync(PersonId id, CancellationToken cancellationToken) =>
        db.PersonsOfAll.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);

    /// <summary>A person of a tenant by their national number or virtual id.</summary>
    public Task<Person?> FindAsync(string tenant, string digits, CancellationToken cancellationToken) => holders.FindAsync(tenant, digits, cancellationToken);

    /// <summary>Persons by their ids.</summary>
    public Task<Dictionary<PersonId, Person>> ReadAsync(IEnumerable<PersonId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return db.PersonsOfAll.AsNoTracking().Where(row => wanted.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
    }
}
