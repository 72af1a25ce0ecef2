using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>Who is signed in at which browser. It is asked of the store each time, so that signing out works at once.</summary>
internal sealed class Sessions(IdentityDbContext db, TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>The session of a browser; <see langword="null"/> when nobody is signed in there.</summary>
    public async Task<Session?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (BrowserCookie.Read(context, BrowserCookie.Session) is not { } key)
        {
            return null;
        }

        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken);
        return session is not null && session.ExpiresAt > clock.GetUtcNow() ? session : null;
    }

    /// <summary>Signs a person in, under a new secret; what the browser held before is worth nothing any more.</summary>
    public async Task OpenAsync(HttpContext context, string tenant, PersonId person, CancellationToken cancellationToken)
    {
        await EndAsync(context, cancellationToken);
        var now = clock.GetUtcNow();
        db.Sessions.Add(new Session
        {
            Key = BrowserCookie.Issue(context, BrowserCookie.Session),
            Tenant = tenant,
            PersonId = person,
            SignedInAt = now,
            ExpiresAt = now + TimeSpan.FromMinutes(options.Value.SessionMinutes),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Signs the person out.</summary>
    public async Task CloseAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await EndAsync(context, cancellationToken);
        BrowserCookie.Remove(context, BrowserCookie.Session);
    }

    private Task<int> EndAsync(HttpContext context, CancellationToken cancellationToken) =>
        BrowserCookie.Read(context, BrowserCookie.Session) is { } key
            ? db.Sessions.Where(row => row.Key == key).ExecuteDeleteAsync(cancellationToken)
            : Task.FromResult(0);
}
