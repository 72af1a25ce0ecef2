using System.Globalization;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Localization.Languages;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Languages;

/// <summary>
/// Chooses the language of the answer from <c>Accept-Language</c>: among all packs first, and again among those of the caller's tenant once the
/// caller is known.
/// </summary>
internal sealed class LanguageMiddleware(RequestDelegate next, ICountryPacks packs, ICountryPackAccessor accessor)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var accept = context.Request.Headers.AcceptLanguage.ToString();
        var caller = new Caller(context.User);
        var pack = caller.HasTenant ? packs.Find(caller.Tenant.Value) : null;
        var language = pack?.ChooseLanguage(accept) ?? LanguageNegotiator.Choose(accept, [.. Offered()], LanguageTag.Source);

        // Set in the method that calls the rest of the request: it would not flow out of an awaited one.
        accessor.Current = pack ?? accessor.Current;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        context.Response.Headers.ContentLanguage = language;
        context.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        await next(context);
    }

    private IEnumerable<string> Offered() =>
        packs.All.SelectMany(pack => pack.Manifest.Languages.Offered).Append(LanguageTag.Source).Distinct(StringComparer.Ordinal);
}
