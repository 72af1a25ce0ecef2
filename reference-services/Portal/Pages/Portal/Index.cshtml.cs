using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Portal.Pages.Portal;

/// <summary>The ways into the services, and the languages of each country of this host.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ICountryPacks packs, BlockCatalog blocks) : PageModel
{
    public bool IsSandbox => blocks.Find("sandbox") is not null;

    public IReadOnlyList<(CountryPack Pack, IReadOnlyList<LanguageLink> Links)> Countries =>
        [.. packs.All.Select(pack => (pack, LinksOf(pack)))];

    private static IReadOnlyList<LanguageLink> LinksOf(CountryPack pack) =>
        [.. pack.Manifest.Languages.Offered.Select(language => new LanguageLink(language, NameOf(language), $"/language/{language}?return=%2F"))];

    // In the language itself, as a reader looks for it.
    private static string NameOf(string language) => System.Globalization.CultureInfo.GetCultureInfo(language).NativeName;
}

/// <summary>A way to read the pages in one language.</summary>
internal sealed record LanguageLink(string Language, string Name, string Address);
