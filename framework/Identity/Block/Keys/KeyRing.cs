using System.Collections.Immutable;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>
/// The keys of one use, as the store holds them for every instance: one that signs, at times one that is announced and will, and those that did as
/// long as something that they signed is good. An instance that looks late signs with the key before, which is good for as long.
/// </summary>
internal abstract class KeyRing(IServiceScopeFactory scopes, KeyRotation rotation, RotationRule rule, IStoreFaults faults, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim gate = new(1);
    private volatile Reading? last;

    /// <summary>Signs now: P-256, for ES256.</summary>
    public ECDsaSecurityKey Signing => Current(Known(), clock.GetUtcNow()).Key;

    /// <summary>Those whose signatures are good, and the announced one.</summary>
    public IEnumerable<ECDsaSecurityKey> Good => Known().Keys.Select(key => key.Key);

    /// <summary>Looks at the store when the last look is a minute old; a key whose time has come is announced then.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (IsNew(last?.TurnedAt))
        {
            return;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsNew(last?.TurnedAt))
            {
                await LoadAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (last is not null && faults.IsUnavailable(exception))
        {
            // Keys that were good stay good while the store rests.
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Looks as <see cref="LookAsync"/> does and changes nothing, for whoever is within a transaction: another that writes would wait for theirs, and they for it.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (IsNew(last?.At))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var rows = await KeyRotation.ReadAsync(scope.ServiceProvider.GetRequiredService<IdentityDbContext>(), rule, cancellationToken);
        last = Read(rows, last?.TurnedAt);
    }

    /// <summary>Reads the keys and brings them up to date; the first start makes one.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();

        // After a sandbox threw its data away, the key that signed is the first again.
        var first = last is { } known ? Current(known, clock.GetUtcNow()).Row.Value : RingKey.Make();
        last = Read(await rotation.TurnAsync(db, rule, first, cancellationToken), clock.GetUtcNow());
    }

    /// <summary>Announces the next key, or tells the one that is announced.</summary>
    /// <param name="actor">Who asked for it, as the audit names them.</param>
    public async Task<AnnouncedKey> AnnounceAsync(string actor, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await using (var scope = scopes.CreateAsyncScope())
        {
            await rotation.AnnounceNextAsync(scope.ServiceProvider.GetRequiredService<IdentityDbContext>(), rule, actor, cancellationToken);
        }

        await LoadAsync(cancellationToken);
        var (key, row) = Known().Keys[^1];
        return new AnnouncedKey(key.KeyId, row.CreatedAt, row.SignsFrom!.Value);
    }

    public void Dispose()
    {
        gate.Dispose();
        GC.SuppressFinalize(this);
    }

    private bool IsNew(DateTimeOffset? look) => look is { } at && (clock.GetUtcNow() - at).Duration() < Pause;

    private Reading Read(IReadOnlyList<StoredKey> rows, DateTimeOffset? turnedAt) =>
        new([.. rows.Select(row => last?.Keys.FirstOrDefault(key => key.Is(row)) is { } known ? known with { Row = row } : RingKey.Of(row))], clock.GetUtcNow(), turnedAt);

    // The newest whose time has come; by a clock that is far behind the others', the oldest that can sign.
    private static RingKey Current(Reading reading, DateTimeOffset now)
    {
        var able = reading.Keys.Where(key => key.IsWhole).ToList();
        return able.FindLast(key => key.Row.SignsFrom is null || key.Row.SignsFrom <= now) ?? able[0];
    }

    private Reading Known() => last ?? throw new InvalidOperationException("The keys of the identity block are loaded when the host has started.");

    private sealed record Reading(ImmutableArray<RingKey> Keys, DateTimeOffset At, DateTimeOffset? TurnedAt);
}
