using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>Keeps the language that the reader chose, in a cookie, and leads back to the page.</summary>
internal static class LanguageSwitch
{
    public const string Cookie = "lang";
    public const string Route = "/language/{code}";

    public static RedirectHttpResult Choose(HttpContext context, string code, PageTexts texts)
    {
        if (texts.Offered.Any(language => language.Code == code))
        {
            context.Response.Cookies.Append(Cookie, code, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Redirect(LocalAddress(context.Request.Query["return"].ToString()));
    }

    // Only this host: "//evil", "/\evil" and control characters would lead elsewhere.
    internal static string LocalAddress(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) && !address.Any(char.IsControl)
            ? address
            : "/";
}
