using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Logout;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>Who is signed in at which browser. It is asked of the store each time, so that signing out works at once.</summary>
internal sealed class Sessions(IdentityDbContext db, SessionEnd end, TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>The session of a browser; <see langword="null"/> when nobody is signed in there, or the person has locked their sign-in since (IDN-8.8).</summary>
    public async Task<Session?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (BrowserCookie.Read(context, BrowserCookie.Session) is not { } key)
        {
            return null;
        }

        var session = await db.Sessions.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Key == key && !db.PersonsOfAll.Any(person => person.Id == row.PersonId && person.SignInLockedAt >= row.SignedInAt), cancellationToken);
        return session is not null && session.ExpiresAt > clock.GetUtcNow() ? session : null;
    }

    /// <summary>
    /// Signs a person in, under a new secret; what the browser held before is worth nothing any more. Who signs in again stays in the session;
    /// that of somebody else ends.
    /// </summary>
    public async Task OpenAsync(HttpContext context, string tenant, PersonId person, FactorKind factor, CancellationToken cancellationToken)
    {
        var before = await FindAsync(context, cancellationToken);
        var isSame = before is not null && before.Tenant == tenant && before.PersonId == person;
        if (before is not null && !isSame)
        {
            await end.EndAsync(before, cancellationToken);
        }

        var now = clock.GetUtcNow();
        var key = BrowserCookie.Issue(context, BrowserCookie.Session);
        var expiresAt = now + TimeSpan.FromMinutes(options.Value.SessionMinutes);
        if (isSame && await RenewAsync(before!.Id, key, factor, now, expiresAt, cancellationToken))
        {
            return;
        }

        db.Sessions.Add(new Session { Key = key, Id = Guid.CreateVersion7(now), Tenant = tenant, PersonId = person, Factor = factor, SignedInAt = now, ExpiresAt = expiresAt });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Signs the person out, with all that came of the session.</summary>
    public async Task CloseAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken) is { } session)
        {
            await end.EndAsync(session, cancellationToken);
        }

        BrowserCookie.Remove(context, BrowserCookie.Session);
    }

    private async Task<bool> RenewAsync(Guid id, string key, FactorKind factor, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        await db.Sessions.Where(row => row.Id == id).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Key, key).SetProperty(row => row.Factor, factor).SetProperty(row => row.SignedInAt, now).SetProperty(row => row.ExpiresAt, expiresAt), cancellationToken) == 1;
}
