using System.Globalization;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>The countries among which a person chooses where no client named one.</summary>
internal sealed class Countries(ICountryPacks packs, ICountryPackAccessor current)
{
    /// <summary>The tenants, by id.</summary>
    public IReadOnlyList<string> Ids => [.. packs.All.Select(pack => pack.Id)];

    /// <summary>The country that the reader is in already; <see langword="null"/> when nobody knows.</summary>
    public string? Current => current.Current?.Id;

    /// <summary>Tells times as the country does, for whoever runs in the same method.</summary>
    public void Use(string? tenant) => current.Current = (tenant is null ? null : packs.Find(tenant)) ?? current.Current;

    /// <summary>Whether a tenant of this name is served.</summary>
    public bool Has(string? tenant) => tenant is not null && packs.Find(tenant) is not null;

    /// <summary>The names of a country, by language.</summary>
    public IReadOnlyDictionary<string, string> NamesOf(string tenant) => packs.Find(tenant)!.Manifest.Names;

    /// <summary>The languages that a country offers.</summary>
    public IReadOnlyList<string> LanguagesOf(string tenant) => packs.Find(tenant)!.Manifest.Languages.Offered;

    /// <summary>The language in which a new person is written to: that of the page, where the country offers it.</summary>
    public string ChooseLanguage(string tenant) => packs.Find(tenant)!.ChooseLanguage(CultureInfo.CurrentUICulture.Name);
}
