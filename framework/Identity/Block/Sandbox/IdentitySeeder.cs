using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Sandbox;

/// <summary>Puts keys, clients and the made-up people of the country packs into a sandbox. All of them have one PIN.</summary>
internal sealed class IdentitySeeder(IdentityKeys keys, SandboxPin pin, ICountryPacks packs, TimeProvider clock) : ISandboxSeeder
{
    /// <summary>Whom the audit of a sandbox names for what it does by itself.</summary>
    public const string Actor = "sandbox";

    private const string Citizen = "citizen";

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public async Task SeedAsync(SandboxContext context, CancellationToken cancellationToken)
    {
        await keys.KeepAsync(cancellationToken);
        await using (var scope = context.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ClientSetup>().ApplyAsync(cancellationToken);
        }

        // One slow hash for all of them: they have one PIN, and nobody's money is behind it.
        string? pinHash = null;
        foreach (var tenant in context.Tenants)
        {
            await using var scope = context.Services.CreateTenantScope(tenant);
            pinHash ??= scope.ServiceProvider.GetRequiredService<SignInSecrets>().Pins.Create(pin.Value);
            await SeedPersonsAsync(scope.ServiceProvider.GetRequiredService<IdentityDbContext>(), tenant, pinHash, cancellationToken);
        }
    }

    private async Task SeedPersonsAsync(IdentityDbContext db, TenantId tenant, string pinHash, CancellationToken cancellationToken)
    {
        foreach (var persona in packs.Find(tenant.Value)?.Personas ?? [])
        {
            var number = NationalNumber.Parse(persona.NationalNumber)
                ?? throw new InvalidOperationException($"The national number of persona {persona.Id} has a wrong check digit.");
            if (!await db.Persons.AnyAsync(person => person.Number == number, cancellationToken))
            {
                var person = Person.Enrol(DataOf(persona), number, pinHash, clock.GetUtcNow(), Actor);
                db.Persons.Add(person);
                db.Record(new AuditEntry("identity.person.enrol", Actor) { Subject = person.Id.ToString(), Resource = $"person/{person.Id}" });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static PersonalData DataOf(Persona persona) => new(persona.FullName, persona.DateOfBirth, persona.Language)
    {
        Email = persona.Email,
        Region = persona.Farmer?.AdminUnit ?? persona.Office,
        Roles = persona.Role == Citizen ? [] : [persona.Role],
    };
}
