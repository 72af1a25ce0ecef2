using System.Security.Claims;
using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Security;

/// <summary>Adds token validation and scopes.</summary>
internal static class SecurityExtensions
{
    extension(IServiceCollection services)
    {
        public void AddSecurity()
        {
            services.AddOptions<IssuerOptions>().BindConfiguration(IssuerOptions.Section).ValidateOnStart();
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IssuerOptions>, IssuerOptionsValidator>());
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<JwtBearerOptions>, BearerScheme>());
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, ScopeHandler>());
            services.TryAddSingleton<IssuerDocument>();
            services.TryAddSingleton<RevocationMemory>();
            services.TryAddSingleton<TokenMemory>();
            services.TryAddSingleton<IRevocationSource, IssuerRevocations>();
            services.AddDpop();
            services.TryAddScoped(provider => new Caller(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User ?? new ClaimsPrincipal()));
            services.TryAddScoped<CurrentTenant>();
            services.TryAddScoped<ITenantAccessor>(provider => provider.GetRequiredService<CurrentTenant>());
            services.AddHttpClient(IssuerDocument.HttpClientName, client => client.Timeout = TimeSpan.FromSeconds(5))
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
            services.AddAuthentication().AddJwtBearer(BearerScheme.Nobody, _ => { });
            services.AddAuthorizationBuilder().SetFallbackPolicy(
                new AuthorizationPolicyBuilder(BearerScheme.Nobody).AddRequirements(new DenyRequirement()).Build());
        }

        /// <summary>Adds the scheme of one block.</summary>
        public void AddBearer(string block)
        {
            services.Configure<Microsoft.AspNetCore.Authentication.AuthenticationOptions>(options =>
            {
                if (!options.SchemeMap.ContainsKey(BearerScheme.Of(block)))
                {
                    options.AddScheme<JwtBearerHandler>(BearerScheme.Of(block), null);
                }
            });
        }
    }
}
