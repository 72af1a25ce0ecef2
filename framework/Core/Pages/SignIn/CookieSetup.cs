using DigitalIndiaStack.Core.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Pages.SignIn;

/// <summary>Sets up the cookies that hold who is signed in to the pages of a block.</summary>
internal sealed class CookieSetup(IOptions<IssuerOptions> issuer, BlockPages blocks) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    private static readonly TimeSpan Session = TimeSpan.FromMinutes(30);

    public void Configure(CookieAuthenticationOptions options)
    {
    }

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (blocks.WithSignIn.FirstOrDefault(block => PageSignIn.CookieSchemeOf(block) == name) is not { } block)
        {
            return;
        }

        // Only a sandbox on this machine goes without encryption; browsers take the prefix over https alone.
        var isSecure = new Uri(issuer.Value.Issuer).Scheme == Uri.UriSchemeHttps;
        options.Cookie.Name = (isSecure ? "__Host-dis-" : "dis-") + block;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Session;
        options.SlidingExpiration = true;
        options.ForwardChallenge = PageSignIn.OpenIdSchemeOf(block);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            // The page of the status says what to do; there is none to redirect to.
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
