using DigitalIndiaStack.Core.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>Tells the browser what a page may do: no script, no frame, no other host; and to keep nothing of it.</summary>
internal sealed class PagePolicy(IOptions<PagesOptions> options, IOptions<IssuerOptions> issuer)
{
    // Browsers hold redirects of a posted form to form-action too: signing in and out leads over the issuer.
    private readonly Lazy<string> policy = new(() =>
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action "
        + string.Join(' ', options.Value.FormTargets.Prepend(new Uri(issuer.Value.Issuer).GetLeftPart(UriPartial.Authority)).Prepend("'self'").Distinct()));

    public void Write(IHeaderDictionary headers, string language)
    {
        headers.ContentSecurityPolicy = policy.Value;

        // These very words: the anti-forgery service warns at each form when it must write over others.
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        headers.ContentLanguage = language;
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}
