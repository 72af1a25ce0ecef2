using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>Signs tokens with the key whose turn it is: OpenIddict itself knows only the keys of its start.</summary>
internal sealed class SignWithRing(SigningRing ring) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<GenerateTokenContext>()
        .UseSingletonHandler<SignWithRing>()
        .SetOrder(OpenIddictServerHandlers.Protection.AttachSecurityCredentials.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(GenerateTokenContext context)
    {
        await ring.LookAsync(context.CancellationToken);
        if (context.SigningCredentials is not null)
        {
            context.SigningCredentials = new SigningCredentials(ring.Signing, SecurityAlgorithms.EcdsaSha256);
        }
    }
}
