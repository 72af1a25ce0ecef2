using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>Publishes the keys that are good now, and the announced one before it signs (IDN-5.10).</summary>
internal sealed class PublishRing(SigningRing ring) : IOpenIddictServerHandler<HandleJsonWebKeySetRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleJsonWebKeySetRequestContext>()
        .UseSingletonHandler<PublishRing>()
        .SetOrder(OpenIddictServerHandlers.Discovery.AttachSigningKeys.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(HandleJsonWebKeySetRequestContext context)
    {
        await ring.LookAsync(context.CancellationToken);
        context.Keys.Clear();
        foreach (var key in ring.Good)
        {
            var published = JsonWebKeyConverter.ConvertFromSecurityKey(key);
            context.Keys.Add(new JsonWebKey
            {
                Kid = key.KeyId,
                Kty = published.Kty,
                Crv = published.Crv,
                X = published.X,
                Y = published.Y,
                Use = JsonWebKeyUseNames.Sig,
                Alg = SecurityAlgorithms.EcdsaSha256,
            });
        }
    }
}
