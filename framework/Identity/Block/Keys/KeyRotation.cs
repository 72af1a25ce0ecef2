using System.Globalization;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>Announces the next key when the newest is old enough, and throws those away that signed nothing which is still good (decisions 0052 and 0063).</summary>
internal sealed class KeyRotation(TimeProvider clock, ILogger<KeyRotation> logger)
{
    /// <summary>Brings the keys of the store up to date; several instances may do so at once.</summary>
    /// <param name="db">The store.</param>
    /// <param name="rule">Which keys, and how they change.</param>
    /// <param name="first">The key of a store that has none.</param>
    /// <returns>Those that are good, the oldest first.</returns>
    public async Task<IReadOnlyList<StoredKey>> TurnAsync(IdentityDbContext db, RotationRule rule, byte[] first, CancellationToken cancellationToken)
    {
        var keys = await ReadAsync(db, rule, cancellationToken);
        if (keys.Count == 0)
        {
            // Two instances may start at once: the first insert is the key of both.
            await db.TryInsertAsync(new StoredKey { Name = rule.First, Value = first, CreatedAt = clock.GetUtcNow() }, cancellationToken);
            return await ReadAsync(db, rule, cancellationToken);
        }

        var isChanged = IsDue(keys[^1], rule) && await AnnounceAsync(db, rule, keys[^1], IdentityBlock.BlockName, cancellationToken);
        foreach (var (old, next) in keys.Zip(keys.Skip(1)))
        {
            isChanged |= await RetireAsync(db, rule, old, next, cancellationToken);
        }

        return isChanged ? await ReadAsync(db, rule, cancellationToken) : keys;
    }

    /// <summary>Announces the next key, unless one is announced and does not sign yet.</summary>
    /// <param name="db">The store.</param>
    /// <param name="rule">Which keys, and how they change.</param>
    /// <param name="actor">Who asked for it, as the audit names them.</param>
    public async Task AnnounceNextAsync(IdentityDbContext db, RotationRule rule, string actor, CancellationToken cancellationToken)
    {
        var newest = (await ReadAsync(db, rule, cancellationToken))[^1];
        if (newest.SignsFrom is null || newest.SignsFrom <= clock.GetUtcNow())
        {
            await AnnounceAsync(db, rule, newest, actor, cancellationToken);
        }
    }

    /// <summary>The keys as they stand, the oldest first.</summary>
    public static async Task<IReadOnlyList<StoredKey>> ReadAsync(IdentityDbContext db, RotationRule rule, CancellationToken cancellationToken)
    {
        var (first, others) = (rule.First, rule.First + "-");
        var rows = await db.Keys.AsNoTracking().Where(key => key.Name == first || key.Name.StartsWith(others)).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => PlaceOf(row, rule))];
    }

    // Its place in the row is its name: of two instances one makes the next.
    private async Task<bool> AnnounceAsync(IdentityDbContext db, RotationRule rule, StoredKey newest, string actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var next = new StoredKey { Name = $"{rule.First}-{PlaceOf(newest, rule) + 1}", Value = RingKey.Make(), CreatedAt = now, SignsFrom = now + rule.Lead };
        var begun = (WorkStart.Begun)await db.OwnUnit().BeginAsync(null, cancellationToken);
        await using var work = begun.Work;
        if (await db.TryInsertAsync(next, cancellationToken))
        {
            // No key without its record (IDN-5.13).
            db.Record(Announcement(next, rule, actor));
            await work.CommitAsync(null, cancellationToken);
            logger.SigningKeyAnnounced(next.Name, next.SignsFrom.Value);
        }

        return true;
    }

    private static AuditEntry Announcement(StoredKey next, RotationRule rule, string actor) => new("identity.key.announce", actor)
    {
        Resource = $"key/{RingKey.Of(next).Key.KeyId}",
        Detail = new Dictionary<string, string> { ["signs"] = rule.Signs, ["signsFrom"] = next.SignsFrom!.Value.ToString("O", CultureInfo.InvariantCulture) },
    };

    private async Task<bool> RetireAsync(IdentityDbContext db, RotationRule rule, StoredKey old, StoredKey next, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - next.SignsFrom;
        if (since >= rule.Good)
        {
            logger.SigningKeyGone(old.Name, next.Name);
            return await db.Keys.Where(row => row.Name == old.Name).ExecuteDeleteAsync(cancellationToken) == 1;
        }

        if (since >= rule.Whole && old.RetiredAt is null)
        {
            var (now, half) = (clock.GetUtcNow(), RingKey.PublicHalf(old.Value));
            logger.SigningKeyRetired(old.Name, next.Name);
            return await db.Keys.Where(row => row.Name == old.Name && row.RetiredAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, half).SetProperty(row => row.RetiredAt, now), cancellationToken) == 1;
        }

        return false;
    }

    // Old enough to have been signing for its days when the next one takes over.
    private bool IsDue(StoredKey newest, RotationRule rule) =>
        rule.Days > 0 && (newest.SignsFrom ?? newest.CreatedAt) + TimeSpan.FromDays(rule.Days) - rule.Lead <= clock.GetUtcNow();

    private static int PlaceOf(StoredKey key, RotationRule rule) =>
        key.Name == rule.First ? 1 : int.Parse(key.Name.AsSpan(rule.First.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
