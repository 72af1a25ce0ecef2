using System.Globalization;
using DigitalIndiaStack.Core.Pages.Texts;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>Gives the request of a page its country, that of the person or the one chosen before, and its language.</summary>
internal sealed class PageReader(ICountryPacks packs, ICountryPackAccessor accessor, PageLanguages languages, PagePolicy policy)
{
    /// <summary>Cookie with the country that a reader chose before anybody knew theirs; set by the start page.</summary>
    public const string CountryCookie = "country";

    // Not async: the country and the culture are ambient, and must reach the rest of the request.
    public void Prepare(HttpContext context)
    {
        accessor.Current = (CountryOf(context) is { } country ? packs.Find(country) : null) ?? accessor.Current ?? (packs.All is [var only] ? only : null);

        // Made only now, so that it begins with the languages of the country.
        var texts = context.RequestServices.GetRequiredService<PageTexts>();
        texts.Language = languages.Choose(context.Request.Cookies[LanguageSwitch.Cookie], AskedLanguages.Before(context));
        var culture = CultureInfo.GetCultureInfo(texts.Language.Code);
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        policy.Write(context.Response.Headers, texts.Language.Code);
    }

    public static string? CountryOf(HttpContext context) =>
        context.User.FindFirst(TokenClaims.Tenant)?.Value ?? context.Request.Cookies[CountryCookie];
}
