using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>
/// Gives credentials their places. A place is drawn at random, so that it tells nothing of who got a credential before or after; the unique index
/// decides between two that draw the same. After eight places in a row were taken, the list is about half full, and another one is opened.
/// </summary>
internal sealed class StatusPlaces(IdentityDbContext db, TimeProvider clock)
{
    /// <summary>Places of a list.</summary>
    public const int Count = 1 << 16;

    private const int Draws = 8;

    /// <summary>Keeps a credential, at a place of its own.</summary>
    /// <param name="tenant">Whose lists.</param>
    /// <param name="make">Makes its record for a list and a place.</param>
    public async Task<Credential> PlaceAsync(string tenant, Func<Guid, int, Credential> make, CancellationToken cancellationToken)
    {
        var list = await NewestAsync(tenant, cancellationToken) ?? await OpenAsync(tenant, cancellationToken);
        while (true)
        {
            for (var draw = 0; draw < Draws; draw++)
            {
                var credential = make(list, RandomNumberGenerator.GetInt32(Count));
                if (await db.TryInsertAsync(credential, cancellationToken))
                {
                    return credential;
                }
            }

            list = await OpenAsync(tenant, cancellationToken);
        }
    }

    private Task<Guid?> NewestAsync(string tenant, CancellationToken cancellationToken) =>
        db.StatusLists.AsNoTracking()
            .Where(row => row.Tenant == tenant)
            .OrderByDescending(row => row.OpenedAt)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<Guid> OpenAsync(string tenant, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var list = new StatusList { Id = Guid.CreateVersion7(now), Tenant = tenant, OpenedAt = now };
        await db.TryInsertAsync(list, cancellationToken);
        return list.Id;
    }
}
