using DigitalIndiaStack.Core.Health;
using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Languages;
using DigitalIndiaStack.Core.Limits;
using DigitalIndiaStack.Core.Operations;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Security.Mtls;
using DigitalIndiaStack.Core.Spec;
using DigitalIndiaStack.Localization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Core.Hosting;

/// <summary>Adds Core to a host: the conventions that all blocks share.</summary>
public static class CoreExtensions
{
    extension(IHostApplicationBuilder builder)
    {
        /// <summary>Adds problems, languages, validation, security, limits, health and telemetry; safe to call twice. Blocks, and endpoints of Kestrel made in code, come after it.</summary>
        public IHostApplicationBuilder AddCore()
        {
            var services = builder.Services;
            if (services.Any(service => service.ServiceType == typeof(ProblemWriter)))
            {
                return builder;
            }

            services.TryAddSingleton(TimeProvider.System);
            services.AddHttpContextAccessor();
            services.AddLocalizationPacks();
            services.AddTexts(typeof(CoreExtensions).Assembly);
            services.AddSingleton<ProblemWriter>();
            services.AddSpecification();
            services.AddSecurity();
            services.AddLimits();
            builder.AddMtls();
            services.AddPeers();
            services.AddOptions<KeyOptions>().BindConfiguration(KeyOptions.Section);
            services.AddOptions<PagePolicyOptions>().BindConfiguration(PagePolicyOptions.Section);
            services.TryAddSingleton<ServiceKeys>();
            services.TryAddSingleton<SecretKeys>();
            services.TryAddSingleton<SandboxPin>();
            services.TryAddScoped<ResponseHeaders>();
            services.TryAddScoped<KeptAnswer>();
            services.TryAddScoped<IdPages>();
            services.TryAddScoped<LinePages>();
            services.AddHealthChecks();
            builder.AddTelemetry();
            return builder;
        }
    }

    /// <summary>Puts the pipeline of Core before everything else of the host; once, right after the host is built.</summary>
    public static WebApplication UseCore(this WebApplication app)
    {
        app.UseProxies();
        app.UseMiddleware<RequestIds>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<LanguageMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<InputGuard>();
        app.UseRouting();
        app.UseMiddleware<FormGuard>();
        app.UseAuthentication();
        app.UseAuthorization();

        // Again, now that the caller and so the tenant is known.
        app.UseMiddleware<LanguageMiddleware>();
        app.UseRateLimiter();
        app.UseMiddleware<SpecValidation>();
        return app;
    }
}
