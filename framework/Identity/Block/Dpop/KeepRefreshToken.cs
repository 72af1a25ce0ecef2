using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>Gives a high-assurance client no new refresh token for its old one, which stays good (IDN-7.4): FAPI 2.0 wants no rotation where tokens are bound.</summary>
internal sealed class KeepRefreshToken : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
        .UseSingletonHandler<KeepRefreshToken>()
        .SetOrder(OpenIddictServerHandlers.EvaluateGeneratedTokens.Descriptor.Order + 500)
        .Build();

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (IsKept(context))
        {
            context.GenerateRefreshToken = context.IncludeRefreshToken = false;
        }

        return ValueTask.CompletedTask;
    }

    private static bool IsKept(ProcessSignInContext context) => context.Request.IsRefreshTokenGrantType() && context.Transaction.Terms() is { IsHighAssurance: true };

    /// <summary>Leaves a step out for refresh tokens that are kept.</summary>
    internal sealed class UnlessKept : IOpenIddictServerHandlerFilter<ProcessSignInContext>
    {
        public ValueTask<bool> IsActiveAsync(ProcessSignInContext context) => ValueTask.FromResult(!IsKept(context));
    }
}
