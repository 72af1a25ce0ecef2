using System.Globalization;
using System.Security.Claims;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Accepts a client assertion once, and only one that lives at most sixty seconds (IDN-5.8).</summary>
internal sealed class AcceptAssertionOnce(IdentityDbContext db, TimeProvider clock) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    private const int LongestId = 256;
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(60);

    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessAuthenticationContext>()
        .UseScopedHandler<AcceptAssertionOnce>()
        .SetOrder(OpenIddictServerHandlers.ValidateClientAssertionIssuer.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.ClientAssertionPrincipal is not { } assertion)
        {
            return;
        }

        // No extension is understood here, so that none may be critical (RFC 7515, 4.1.11).
        if (new JsonWebToken(context.ClientAssertion).TryGetHeaderValue<object>("crit", out _))
        {
            context.Reject(Errors.InvalidClient, "The client assertion names a critical extension that is not known.");
            return;
        }

        var id = assertion.GetClaim(Claims.JwtId);
        if (string.IsNullOrEmpty(id) || id.Length > LongestId || !IsShort(assertion))
        {
            context.Reject(Errors.InvalidClient, "The client assertion must carry jti and end at most 60 seconds after it begins.");
            return;
        }

        var used = new UsedAssertion
        {
            ClientId = assertion.GetClaim(Claims.Issuer) ?? "",
            Jti = SecretText.Digest(id),
            ExpiresAt = assertion.GetExpirationDate()!.Value + (2 * LimitAssertions.Skew),
        };
        if (!await db.TryInsertAsync(used, context.CancellationToken))
        {
            context.Reject(Errors.InvalidClient, "The client assertion was used before.");
        }
    }

    private bool IsShort(ClaimsPrincipal assertion)
    {
        var now = clock.GetUtcNow();
        var ends = assertion.GetExpirationDate();
        var begins = assertion.GetCreationDate() ?? now;
        return ends - begins <= LongestLife
            && ends <= now + LongestLife + LimitAssertions.Skew
            && begins <= now + LimitAssertions.Skew
            && NotBefore(assertion) <= (now + LimitAssertions.Skew).ToUnixTimeSeconds();
    }

    private static double NotBefore(ClaimsPrincipal assertion) =>
        double.TryParse(assertion.GetClaim(Claims.NotBefore), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
}
