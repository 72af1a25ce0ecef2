using System.Text.Json;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Registries.Block.Domain;
using DigitalIndiaStack.Registries.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Defines the farmer registry of each tenant and fills it with the farmers of the country pack.</summary>
internal sealed class RegistriesSeeder : ISandboxSeeder
{
    private const string Owner = "registrar";

    private const string Farmers = """
        {
          "name": "farmers",
          "title": { "en": "Farmer registry", "sw": "Rejista ya wakulima", "fr": "Registre des agriculteurs", "ar": "سجل الفلاحين" },
          "classification": "personal",
          "idScheme": "uuid",
          "indexes": ["holdingId"],
          "schema": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "additionalProperties": false,
            "required": ["holdingId", "adminUnit", "areaHectares", "mainCrop", "season"],
            "properties": {
              "holdingId": { "type": "string", "minLength": 1, "maxLength": 40 },
              "adminUnit": { "type": "string", "minLength": 1, "maxLength": 40 },
              "areaHectares": { "type": "number", "minimum": 0, "maximum": 1000000 },
              "mainCrop": { "type": "string", "minLength": 1, "maxLength": 40 },
              "season": { "type": "string", "minLength": 1, "maxLength": 40 }
            }
          }
        }
        """;

    public int Order => 20;

    public async Task SeedAsync(SandboxContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in context.Tenants)
        {
            await using var scope = context.Services.CreateTenantScope(tenant);
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<RegistriesDbContext>();
            if (!await db.Registries.AnyAsync(registry => registry.Name == "farmers", cancellationToken))
            {
                await SeedAsync(services, db, services.GetRequiredService<ICountryPacks>().Find(tenant.Value)!, cancellationToken);
            }
        }
    }

    private static async Task SeedAsync(IServiceProvider services, RegistriesDbContext db, CountryPack pack, CancellationToken cancellationToken)
    {
        var registry = new OwnedRegistry
        {
            Name = "farmers",
            Owner = Owner,
            Definition = Farmers,
            CreatedAt = services.GetRequiredService<TimeProvider>().Now(),
        };
        db.Registries.Add(registry);
        var writer = services.GetRequiredService<RecordWriter>();
        var persons = services.GetRequiredService<PersonDirectory>();
        foreach (var persona in pack.Personas)
        {
            if (persona.Farmer is { } farmer && await persons.OfNumberAsync(persona.NationalNumber, cancellationToken) is { } subject)
            {
                writer.Add(registry, JsonSerializer.SerializeToElement(farmer, JsonSerializerOptions.Web), subject);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
