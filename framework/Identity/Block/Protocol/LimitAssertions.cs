using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Accepts client assertions of two algorithms only, whatever keys the client registered, and clocks that differ by ten seconds.</summary>
internal sealed class LimitAssertions : IOpenIddictServerHandler<ValidateTokenContext>
{
    /// <summary>The algorithms, as the discovery document lists them too.</summary>
    public static readonly string[] Algorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    /// <summary>By how much two clocks may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseSingletonHandler<LimitAssertions>()
        .SetOrder(OpenIddictServerHandlers.Protection.ResolveTokenValidationParameters.Descriptor.Order + 500)
        .Build();

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.ValidTokenTypes is { Count: 1 } types && types.Contains(TokenTypes.ClientAssertion))
        {
            context.TokenValidationParameters!.ValidAlgorithms = Algorithms;
            context.TokenValidationParameters.ClockSkew = Skew;
        }

        return ValueTask.CompletedTask;
    }
}
