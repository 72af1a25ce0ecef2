using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Sandbox;

/// <summary>Finds the personas of the current tenant's country pack among the enrolled.</summary>
internal sealed class SandboxPersons(IdentityDbContext db, PairwiseSubjects subjects, ICountryPacks packs, ITenantAccessor tenants) : ISandboxPersons
{
    public async Task<string?> SubjectAsync(string? persona, string sector, CancellationToken cancellationToken)
    {
        var personas = packs.Find(tenants.Tenant!)?.Personas ?? [];
        var wanted = persona is null
            ? personas.FirstOrDefault(entry => entry is { Role: "citizen", Farmer: not null, Account: not null })
            : personas.FirstOrDefault(entry => entry.Id == persona);
        if (wanted is null || NationalNumber.Parse(wanted.NationalNumber) is not { } number)
        {
            return null;
        }

        var person = await db.Persons.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancellationToken);
        return person is null ? null : await subjects.OfAsync(person.Tenant, sector, person.Id, cancellationToken);
    }
}
