using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>The benefit schemes of the country packs.</summary>
internal sealed class SchemeCatalog(ICountryPacks packs, CurrentTenant tenant)
{
    /// <summary>The scheme of the current tenant; <see langword="null"/> when there is none of the name.</summary>
    public BenefitService? Find(string scheme) => Pack?.Services.FirstOrDefault(service => service.Id == scheme);

    /// <summary>The schemes of the current tenant.</summary>
    public IReadOnlyList<BenefitService> All => Pack?.Services ?? [];

    /// <summary>The languages of the current tenant.</summary>
    public IReadOnlyList<string> Languages => Pack?.Manifest.Languages.Offered ?? [];

    /// <summary>The schemes of any tenant, as on the wire; <see langword="null"/> when there is no such tenant.</summary>
    public IReadOnlyList<BenefitScheme>? Of(string tenantId) => packs.Find(tenantId)?.Services.Select(ToWire).ToList();

    private CountryPack? Pack => tenant.Tenant is { } id ? packs.Find(id) : null;

    private static BenefitScheme ToWire(BenefitService service) => new()
    {
        Scheme = service.Id,
        Name = service.Names,
        Amount = new Money { Currency = service.Amount.Currency, Amount = service.Amount.Amount },
        MaximumHectares = (double)service.Eligibility.MaximumHectares,
    };
}
