using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>
/// Pushed requests that came in time and wait for the person to sign in or to decide. A pushed request itself lives ninety seconds, too short for
/// that; from its arrival it lives on for the browser that brought it, and for no other.
/// </summary>
internal sealed class Arrivals(IdentityDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(20);

    /// <summary>Notes the arrival of a request, or finds the one that this browser brought before.</summary>
    /// <returns><see langword="null"/> when another browser brought the request.</returns>
    public async Task<Arrival?> ReceiveAsync(HttpContext context, string requestId, string clientId, string scopes, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var browser = BrowserCookie.Read(context, BrowserCookie.Arrival);
        if (await db.Arrivals.AsNoTracking().SingleOrDefaultAsync(row => row.RequestId == requestId, cancellationToken) is { } known)
        {
            return known.Browser == browser && known.ExpiresAt > now ? known : null;
        }

        var arrival = new Arrival
        {
            RequestId = requestId,
            Browser = browser ?? BrowserCookie.Issue(context, BrowserCookie.Arrival),
            ClientId = clientId,
            Scopes = scopes,
            ArrivedAt = now,
            ExpiresAt = now + Life,
        };
        return await db.TryInsertAsync(arrival, cancellationToken) ? arrival : null;
    }

    /// <summary>Finds a request that this browser brought; <see langword="null"/> when it brought none of this id, or too long ago.</summary>
    public async Task<Arrival?> FindAsync(HttpContext context, string? requestId, CancellationToken cancellationToken)
    {
        if (requestId is null || BrowserCookie.Read(context, BrowserCookie.Arrival) is not { } browser)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return await db.Arrivals.AsNoTracking()
            .SingleOrDefaultAsync(row => row.RequestId == requestId && row.Browser == browser && row.ExpiresAt > now, cancellationToken);
    }

    /// <summary>The relying party for which a person signs in: that of the address where they go next, when this browser brought a request of it.</summary>
    /// <returns><see langword="null"/> for the pages of this block.</returns>
    public async Task<string?> AskerAsync(HttpContext context, string? returnAddress, CancellationToken cancellationToken)
    {
        var query = returnAddress is not null && returnAddress.IndexOf('?', StringComparison.Ordinal) is >= 0 and var place ? returnAddress[place..] : "";
        if (BrowserCookie.Read(context, BrowserCookie.Arrival) is not { } browser || !QueryHelpers.ParseQuery(query).TryGetValue("client_id", out var values))
        {
            return null;
        }

        var (client, now) = (values.ToString(), clock.GetUtcNow());
        return await db.Arrivals.AnyAsync(row => row.Browser == browser && row.ClientId == client && row.ExpiresAt > now, cancellationToken) ? client : null;
    }

    /// <summary>Keeps what the person decided; the first decision stays.</summary>
    /// <param name="actsBy">The delegation by which they want to act; it is judged when the code is given.</param>
    public Task DecideAsync(Arrival arrival, Session session, bool approved, Guid? actsBy, CancellationToken cancellationToken) =>
        db.Arrivals
            .Where(row => row.RequestId == arrival.RequestId && row.Browser == arrival.Browser && row.Approved == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Approved, approved).SetProperty(row => row.ApprovedIn, session.Key).SetProperty(row => row.ActsBy, actsBy), cancellationToken);
}
