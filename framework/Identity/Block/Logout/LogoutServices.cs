using DigitalIndiaStack.Core.Outgoing;
using DigitalIndiaStack.Identity.Block.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DigitalIndiaStack.Identity.Block.Logout;

/// <summary>Adds what logout needs.</summary>
internal static class LogoutServices
{
    public static void AddLogout(this IServiceCollection services)
    {
        services.AddScoped<PartyEnd>();
        services.AddScoped<SessionEnd>();
        services.AddScoped<SessionParties>();
        services.AddScoped<LogoutMessenger>();
        services.AddSingleton<LogoutTokens>();
        services.TryAddSingleton<IHostAddresses, SystemHostAddresses>();
        services.AddHttpClient(LogoutMessenger.ClientName)
            .RemoveAllLoggers()
            .ConfigureHttpClient(client => client.Timeout = LogoutMessenger.Timeout)
            .ConfigurePrimaryHttpMessageHandler(scope => new GuardedConnection(scope.GetRequiredService<IHostAddresses>(), scope.GetRequiredService<SandboxMode>().IsOn).Handler());
        services.AddHostedService<LogoutRounds>();
    }
}
