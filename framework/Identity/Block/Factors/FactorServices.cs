using DigitalIndiaStack.Identity.Block.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>Adds the second factors.</summary>
internal static class FactorServices
{
    public static void AddFactors(this IServiceCollection services)
    {
        services.AddSingleton<FactorSecrets>();
        services.AddScoped<FactorProof>();
        services.AddScoped<CodeSender>();
        services.AddScoped<SecondStep>();
        services.AddScoped<OwnFactors>();
        services.AddScoped<OwnApp>();
        services.AddScoped<OwnRecovery>();
    }
}
