using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Delegates;

/// <summary>Adds what section 20 needs.</summary>
internal static class DelegateServices
{
    public static void AddDelegates(this IServiceCollection services)
    {
        services.AddScoped<DelegatePersons>();
        services.AddScoped<DelegationEnd>();
        services.AddScoped<DelegationSteps>();
        services.AddScoped<Acting>();
        services.AddScoped<AuthorizationPersons>();
        services.AddScoped<DelegateDesk>();
        services.AddScoped<OwnDelegations>();
    }
}
