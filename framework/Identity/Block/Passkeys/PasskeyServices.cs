using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Passkeys;

/// <summary>Adds passkeys; of ASP.NET Core Identity the handler alone.</summary>
internal static class PasskeyServices
{
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<IdentityOptions>>((rules, identity) => PasskeyRules.Apply(rules, identity.Value.Issuer));
        services.AddSingleton<PasskeyScript>();
        services.AddScoped<UserManager<PasskeyUser>, PasskeyUsers>();
        services.AddScoped<IPasskeyHandler<PasskeyUser>, PasskeyHandler<PasskeyUser>>();
        services.AddScoped<Ceremonies>();
        services.AddScoped<PasskeyProof>();
        services.AddScoped<OwnPasskeys>();
    }
}
