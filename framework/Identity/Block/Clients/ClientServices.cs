using DigitalIndiaStack.Identity.Block.Clients.Developers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>Adds the clients of the configuration, and those that developers register.</summary>
internal static class ClientServices
{
    public static void AddClients(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<IdentityOptions>, ClientNameRules>();
        services.AddSingleton<ClientList>();
        services.AddSingleton<ClientMemory>();
        services.AddScoped<ClientDirectory>();
        services.AddScoped<ClientRegistration>();
        services.AddScoped<ClientSetup>();
        services.AddScoped<ClientRemoval>();
        services.AddScoped<DeveloperClients>();
        services.AddScoped<DeveloperDesk>();
    }
}
