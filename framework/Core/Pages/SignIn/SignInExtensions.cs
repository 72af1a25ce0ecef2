using DigitalIndiaStack.Core.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Pages.SignIn;

/// <summary>Lets people sign in to the pages of a block.</summary>
public static class SignInExtensions
{
    extension(IHostApplicationBuilder builder)
    {
        /// <summary>
        /// Asks everybody who opens a page of the block to sign in at the issuer, unless the page says <c>[AllowAnonymous]</c>. The block is the client: its
        /// name is the client id, its key signs. The address to register there is <c>/{block}/signin-oidc</c>. Safe to call twice.
        /// </summary>
        /// <param name="block">Name of the block, as <c>consent</c>.</param>
        /// <param name="roles">Roles for which pages ask by <see cref="PageSignIn.PolicyOf(string, string)"/>.</param>
        public IHostApplicationBuilder AddPageSignIn(string block, params string[] roles)
        {
            if (!builder.AddPages().WithSignIn.Add(block))
            {
                return builder;
            }

            var services = builder.Services;
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<CookieAuthenticationOptions>, CookieSetup>());
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<OpenIdConnectOptions>, OpenIdSetup>());
            services.TryAddSingleton<OpenIdEvents>();
            services.AddAuthentication()
                .AddCookie(PageSignIn.CookieSchemeOf(block))
                .AddOpenIdConnect(PageSignIn.OpenIdSchemeOf(block), _ => { });
            var authorization = services.AddAuthorizationBuilder()
                .AddPolicy(PageSignIn.PolicyOf(block), policy => policy.AddAuthenticationSchemes(PageSignIn.CookieSchemeOf(block)).RequireAuthenticatedUser());
            foreach (var role in roles)
            {
                authorization.AddPolicy(PageSignIn.PolicyOf(block, role), policy => policy
                    .AddAuthenticationSchemes(PageSignIn.CookieSchemeOf(block)).RequireAuthenticatedUser().RequireClaim(TokenClaims.Roles, role));
            }

            return builder;
        }
    }
}
