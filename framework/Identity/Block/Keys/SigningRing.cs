using System.Collections.Immutable;
using System.Security.Cryptography;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>
/// The keys that sign tokens, as the store holds them for every instance: one that signs, at times one that is announced and will, and those that did as
/// long as something that they signed is good. An instance that looks late signs with the key before, which is good for as long.
/// </summary>
internal sealed class SigningRing(IServiceScopeFactory scopes, SigningRotation rotation, IStoreFaults faults, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim gate = new(1);
    private volatile Reading? last;

    /// <summary>Signs now: P-256, for ES256.</summary>
    public ECDsaSecurityKey Signing => Current(Read(), clock.GetUtcNow()).Key;

    /// <summary>Those whose signatures are good, and the announced one.</summary>
    public IEnumerable<SecurityKey> Good => Read().Keys.Select(key => key.Key);

    private bool IsFresh => last is { } known && (clock.GetUtcNow() - known.At).Duration() < Pause;

    /// <summary>Looks at the store when the last look is a minute old; a key whose time has come is announced then.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (IsFresh)
        {
            return;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh)
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

    /// <summary>Reads the keys; the first start makes one.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();

        // After a sandbox threw its data away, the key that signed is the first again.
        var first = last is { } known ? Current(known, clock.GetUtcNow()).Pkcs8 : null;
        var rows = await rotation.TurnAsync(db, first ?? NewKey(), cancellationToken);
        last = new Reading([.. rows.Select(row => KnownAs(row)?.At(row) ?? RingKey.Of(row))], clock.GetUtcNow());
    }

    /// <summary>Announces the next key, or tells the one that is announced.</summary>
    public async Task<AnnouncedKey> AnnounceAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await using (var scope = scopes.CreateAsyncScope())
        {
            await rotation.AnnounceNextAsync(scope.ServiceProvider.GetRequiredService<IdentityDbContext>(), cancellationToken);
        }

        await LoadAsync(cancellationToken);
        var next = Read().Keys[^1];
        return new AnnouncedKey(next.Key.KeyId, next.CreatedAt, next.SignsFrom!.Value);
    }

    public void Dispose() => gate.Dispose();

    private RingKey? KnownAs(StoredKey row) => last?.Keys.FirstOrDefault(key => key.Pkcs8.AsSpan().SequenceEqual(row.Value));

    private static RingKey Current(Reading reading, DateTimeOffset now) => reading.Keys.Last(key => key.SignsFrom is null || key.SignsFrom <= now || key == reading.Keys[0]);

    private static byte[] NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    private Reading Read() => last ?? throw new InvalidOperationException("The keys of the identity block are loaded when the host has started.");

    private sealed record Reading(ImmutableArray<RingKey> Keys, DateTimeOffset At);

    private sealed record RingKey(ECDsaSecurityKey Key, byte[] Pkcs8, DateTimeOffset CreatedAt, DateTimeOffset? SignsFrom)
    {
        public RingKey At(StoredKey row) => this with { CreatedAt = row.CreatedAt, SignsFrom = row.SignsFrom };

        public static RingKey Of(StoredKey row)
        {
            var pair = ECDsa.Create();
            pair.ImportPkcs8PrivateKey(row.Value, out _);
            var key = new ECDsaSecurityKey(pair);
            key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
            return new RingKey(key, row.Value, row.CreatedAt, row.SignsFrom);
        }
    }
}
