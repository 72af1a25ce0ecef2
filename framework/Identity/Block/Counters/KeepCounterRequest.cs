using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Disclosure;
using DigitalIndiaStack.Identity.Block.Storage;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Counters;

/// <summary>
/// Writes down what a counter asks for before it gets its codes, and tells it how often it may ask. The person types the user code: an address that
/// holds it could be sent to somebody who stands at no counter (IDN-18.6).
/// </summary>
internal sealed class KeepCounterRequest(IdentityDbContext db) : IOpenIddictServerHandler<ProcessSignInContext>
{
    /// <summary>The seconds that a counter waits at first between two requests (RFC 8628, 3.2).</summary>
    public const int Interval = 5;

    private const string IntervalParameter = "interval";

    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
        .UseScopedHandler<KeepCounterRequest>()
        .SetOrder(OpenIddictServerHandlers.AttachSignInParameters.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.DeviceAuthorization)
        {
            return;
        }

        var (asked, code) = (context.Principal!, context.DeviceCodePrincipal!);
        var claims = new AskedClaims(asked.GetClaims(AskedClaims.UserInfoClaim), asked.GetClaims(AskedClaims.IdentityTokenClaim));
        var grant = new DeviceGrant
        {
            Code = CounterCode.Digest(context.UserCode),
            TokenId = Guid.Parse(code.GetTokenId()!),
            AuthorizationId = Guid.Parse(asked.GetAuthorizationId()!),
            ClientId = context.ClientId!,
            Asked = claims.Beside(asked.GetScopes()),
            Tenant = asked.GetClaim(TokenClaims.Tenant),
            ExpiresAt = code.GetExpirationDate()!.Value,
            Interval = Interval,
        };
        if (!await db.TryInsertAsync(grant, context.CancellationToken))
        {
            context.Reject(Errors.ServerError, "The codes are taken; ask for others.");
            return;
        }

        context.Response.VerificationUriComplete = null;
        context.Response[IntervalParameter] = Interval;
    }
}
