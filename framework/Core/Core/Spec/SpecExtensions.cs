using DigitalIndiaStack.Core.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>Adds the check of requests against their specification, and strict JSON.</summary>
internal static class SpecExtensions
{
    extension(IServiceCollection services)
    {
        public void AddSpecification()
        {
            services.AddSingleton(provider => new SpecCatalog(provider.GetRequiredService<BlockCatalog>()));
            services.AddSingleton<ErrorTexts>();
            services.ConfigureHttpJsonOptions(options => JsonLimits.Apply(options.SerializerOptions));

            // On by default in Development, where it would turn each 400 of the binder into an exception.
            services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        }
    }
}
