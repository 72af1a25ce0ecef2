using DigitalIndiaStack.Core.Security.Dpop;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Adds what credentials need.</summary>
internal static class CredentialServices
{
    public static void AddCredentials(this IServiceCollection services)
    {
        services.AddSingleton<CredentialSigner>();
        services.AddSingleton<CredentialMaker>();
        services.AddSingleton<HolderProofs>();
        services.AddScoped<StatusPlaces>();
        services.AddScoped<StatusListTokens>();
        services.AddScoped<CredentialIssue>();
        services.AddScoped<CredentialRevocation>();
        services.AddScoped<CredentialHolder>();
        services.AddScoped<KeyProofs>();
        services.AddScoped<CredentialDesk>();
        services.AddScoped<CredentialRecordDesk>();
        services.AddScoped<StatusListDesk>();
        services.AddScoped<CredentialDesks>();
        services.AddScoped<OwnCredentials>();
    }
}
