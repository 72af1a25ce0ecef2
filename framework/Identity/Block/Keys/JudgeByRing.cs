using DigitalIndiaStack.Identity.Block.Protocol;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>Judges the server's own tokens by the keys that are good now, and client assertions by none of them.</summary>
internal sealed class JudgeByRing(SigningRing ring) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseSingletonHandler<JudgeByRing>()
        .SetOrder(LimitAssertions.Descriptor.Order + 100)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.TokenValidationParameters is { } parameters && !context.ValidTokenTypes.Contains(TokenTypes.ClientAssertion))
        {
            await ring.LookAsync(context.CancellationToken);
            parameters.IssuerSigningKeys = [.. ring.Good];
        }
    }
}
