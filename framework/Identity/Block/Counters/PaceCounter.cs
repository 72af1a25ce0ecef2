using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Counters;

/// <summary>Holds a counter to its interval, which grows by five seconds each time that it asks too soon (RFC 8628, 3.5). Of several requests at once one is in time.</summary>
internal sealed class PaceCounter(IdentityDbContext db, TimeProvider clock) : IOpenIddictServerHandler<ValidateTokenContext>
{
    private const int Growth = 5;
    private const int Second = 1000;

    // Behind the look at the end of the code, which says more, and before the look at what the person decided.
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseScopedHandler<PaceCounter>()
        .SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 500)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.Principal is not { } code || !code.HasTokenType(TokenTypeIdentifiers.Private.DeviceCode) || !Guid.TryParse(code.GetTokenId(), out var id))
        {
            return;
        }

        var (now, row) = (clock.GetUtcNow().ToUnixTimeMilliseconds(), db.DeviceGrants.Where(grant => grant.TokenId == id));
        var inTime = await row.Where(grant => grant.NextAskAt <= now).ExecuteUpdateAsync(
            change => change.SetProperty(grant => grant.NextAskAt, grant => now + (grant.Interval * Second)),
            context.CancellationToken);
        if (inTime == 0)
        {
            await row.ExecuteUpdateAsync(
                change => change.SetProperty(grant => grant.NextAskAt, grant => now + ((grant.Interval + Growth) * Second)).SetProperty(grant => grant.Interval, grant => grant.Interval + Growth),
                context.CancellationToken);
            context.Reject(Errors.SlowDown, "The counter asks too often; its interval is five seconds longer now.");
        }
    }
}
