using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Opens an account for each persona of the country packs and links it to the person.</summary>
internal sealed class PaymentsSeeder : ISandboxSeeder
{
    // Whoever opens an account owns it: in the sandbox the persons' accounts are held by the demonstration bank.
    private const string Bank = "sandbox-bank";

    public int Order => 30;

    public async Task SeedAsync(SandboxContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in context.Tenants)
        {
            await using var scope = context.Services.CreateTenantScope(tenant);
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<PaymentsDbContext>();
            if (!await db.Links.AnyAsync(cancellationToken))
            {
                await SeedAsync(services, db, services.GetRequiredService<ICountryPacks>().Find(tenant.Value)!, cancellationToken);
            }
        }
    }

    private static async Task SeedAsync(IServiceProvider services, PaymentsDbContext db, CountryPack pack, CancellationToken cancellationToken)
    {
        var persons = services.GetRequiredService<PersonDirectory>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var persona in pack.Personas)
        {
            if (persona.Account is null || await persons.OfNumberAsync(persona.NationalNumber, cancellationToken) is not { } subject)
            {
                continue;
            }

            var account = LedgerAccount.Open(Bank, AccountKind.Person, persona.FullName, pack.Manifest.Currency.Code, 0, now)!;
            db.Accounts.Add(account);
            db.Links.Add(new AccountLink { Subject = subject, AccountId = account.Id, LinkedAt = now });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
