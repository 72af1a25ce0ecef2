using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>The languages in which whoever sent the reader here would have them served: after the reader's own choice, before those of the browser.</summary>
public static class AskedLanguages
{
    private const string Cookie = "asked-languages";
    private const int Longest = 200;

    /// <summary>Keeps them for the pages that follow.</summary>
    /// <param name="context">The request that leads to the pages.</param>
    /// <param name="languages">BCP 47 tags, separated by spaces, the first one first; <see langword="null"/> forgets what was kept before.</param>
    public static void Keep(HttpContext context, string? languages)
    {
        var options = new CookieOptions { HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps };
        if (languages is { Length: > 0 and <= Longest } && languages.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or ' '))
        {
            context.Response.Cookies.Append(Cookie, languages.Trim().Replace(' ', '_'), options);
        }
        else if (context.Request.Cookies.ContainsKey(Cookie))
        {
            context.Response.Cookies.Delete(Cookie, options);
        }
    }

    /// <summary>Those and the ones of the browser, as one list of the form of the header Accept-Language.</summary>
    internal static string Before(HttpContext context)
    {
        var browser = context.Request.Headers.AcceptLanguage.ToString();
        return context.Request.Cookies[Cookie] is { Length: > 0 and <= Longest } asked ? $"{asked.Replace('_', ',')},{browser}" : browser;
    }
}
