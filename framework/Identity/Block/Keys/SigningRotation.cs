using System.Globalization;
using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Block.Protocol;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>Announces the next signing key when the newest is old enough, and throws those away that signed nothing which is still good (decision 0052).</summary>
internal sealed class SigningRotation(TimeProvider clock, IOptions<IdentityOptions> options, ILogger<SigningRotation> logger)
{
    private const string First = "signing";

    // A refresh token lives longest of all that is signed; an identity token is a hint of its session, which ends before.
    private static readonly TimeSpan Good = AuthorizationServer.RefreshTokenLife + TimeSpan.FromHours(1);

    private TimeSpan Lead => TimeSpan.FromHours(options.Value.SigningKeyLeadHours);

    /// <summary>Brings the keys of the store up to date; several instances may do so at once.</summary>
    /// <param name="first">The key of a store that has none.</param>
    /// <returns>Those that are good, the oldest first.</returns>
    public async Task<IReadOnlyList<StoredKey>> TurnAsync(IdentityDbContext db, byte[] first, CancellationToken cancellationToken)
    {
        var keys = await ReadAsync(db, cancellationToken);
        if (keys.Count == 0)
        {
            // Two instances may start at once: the first insert is the key of both.
            await db.TryInsertAsync(new StoredKey { Name = First, Value = first, CreatedAt = clock.GetUtcNow() }, cancellationToken);
            return await ReadAsync(db, cancellationToken);
        }

        var isChanged = IsDue(keys[^1]) && await AnnounceAsync(db, keys[^1], cancellationToken);
        foreach (var (old, next) in keys.Zip(keys.Skip(1)).Where(pair => pair.Second.SignsFrom + Good <= clock.GetUtcNow()))
        {
            isChanged |= await db.Keys.Where(row => row.Name == old.Name).ExecuteDeleteAsync(cancellationToken) == 1;
            logger.SigningKeyGone(old.Name, next.Name);
        }

        return isChanged ? await ReadAsync(db, cancellationToken) : keys;
    }

    /// <summary>Announces the next key, unless one is announced and does not sign yet.</summary>
    public async Task AnnounceNextAsync(IdentityDbContext db, CancellationToken cancellationToken)
    {
        var newest = (await ReadAsync(db, cancellationToken))[^1];
        if (newest.SignsFrom is null || newest.SignsFrom <= clock.GetUtcNow())
        {
            await AnnounceAsync(db, newest, cancellationToken);
        }
    }

    // Its place in the row is its name: of two instances one makes the next.
    private async Task<bool> AnnounceAsync(IdentityDbContext db, StoredKey newest, CancellationToken cancellationToken)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = clock.GetUtcNow();
        var next = new StoredKey { Name = $"{First}-{PlaceOf(newest) + 1}", Value = pair.ExportPkcs8PrivateKey(), CreatedAt = now, SignsFrom = now + Lead };
        if (await db.TryInsertAsync(next, cancellationToken))
        {
            logger.SigningKeyAnnounced(next.Name, next.SignsFrom.Value);
        }

        return true;
    }

    // Old enough to have been signing for its days when the next one takes over.
    private bool IsDue(StoredKey newest) =>
        options.Value.SigningKeyDays > 0 && (newest.SignsFrom ?? newest.CreatedAt) + TimeSpan.FromDays(options.Value.SigningKeyDays) - Lead <= clock.GetUtcNow();

    private static async Task<List<StoredKey>> ReadAsync(IdentityDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Keys.AsNoTracking().Where(key => key.Name == First || key.Name.StartsWith(First + "-")).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(PlaceOf)];
    }

    private static int PlaceOf(StoredKey key) => key.Name == First ? 1 : int.Parse(key.Name.AsSpan(First.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
