using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>A random secret in a cookie of this block. The store knows only its digest.</summary>
internal static class BrowserCookie
{
    /// <summary>The cookie of a signed-in person.</summary>
    public const string Session = "dis-session";

    /// <summary>The cookie of a browser that is signing somebody in.</summary>
    public const string Arrival = "dis-arrival";

    /// <summary>The cookie between the PIN and the code.</summary>
    public const string Pending = "dis-sign-in";

    private const int SecretLength = 43;

    /// <summary>The digest of the secret that the browser holds; <see langword="null"/> when it holds none.</summary>
    public static string? Read(HttpContext context, string name) =>
        context.Request.Cookies[NameOf(context, name)] is { Length: SecretLength } secret ? SecretText.Digest(secret) : null;

    /// <summary>Gives the browser a new secret.</summary>
    /// <returns>The digest to store.</returns>
    public static string Issue(HttpContext context, string name)
    {
        var secret = SecretText.New();
        context.Response.Cookies.Append(NameOf(context, name), secret, Options(context));
        return SecretText.Digest(secret);
    }

    /// <summary>Takes the secret away.</summary>
    public static void Remove(HttpContext context, string name) => context.Response.Cookies.Delete(NameOf(context, name), Options(context));

    // The prefix makes the browser refuse a cookie that another host set or that travelled without TLS.
    private static string NameOf(HttpContext context, string name) => context.Request.IsHttps ? "__Host-" + name : name;

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
