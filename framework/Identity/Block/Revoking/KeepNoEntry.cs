using DigitalIndiaStack.Identity.Block.Protocol;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Revoking;

/// <summary>Writes no row for an access token that only other blocks take: they never look at one, and learn from the list what is revoked. The userinfo endpoint does look.</summary>
internal sealed class KeepNoEntry : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<GenerateTokenContext>()
        .UseSingletonHandler<KeepNoEntry>()
        .SetOrder(OpenIddictServerHandlers.Protection.CreateTokenEntry.Descriptor.Order - 500)
        .Build();

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType == TokenTypeIdentifiers.AccessToken && !context.Principal.HasAudience(Audience.Identity))
        {
            context.CreateTokenEntry = false;
        }

        return ValueTask.CompletedTask;
    }
}
