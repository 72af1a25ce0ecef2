using DigitalIndiaStack.Core.Security.Revocations;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;

namespace DigitalIndiaStack.Identity.Block.Revoking;

/// <summary>Adds what makes revocation reach access tokens; blocks of the same host read the store in place of the list.</summary>
internal static class RevocationServices
{
    public static void AddRevocation(this IServiceCollection services)
    {
        services.AddScoped<RevocationBook>();
        services.AddScoped<RevocationDesk>();
        services.AddSingleton<StoredRevocations>();
        services.AddSingleton<IRevocationSource>(provider => provider.GetRequiredService<StoredRevocations>());
    }

    public static void AddRevocation(this OpenIddictServerBuilder server) => server
        .AddEventHandler(NameGrant.Descriptor)
        .AddEventHandler(KeepNoEntry.Descriptor)
        .RemoveEventHandler(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor)
        .AddEventHandler(RevokeToken.Descriptor)
        .AddEventHandler(NoteReuse.Descriptor);
}
