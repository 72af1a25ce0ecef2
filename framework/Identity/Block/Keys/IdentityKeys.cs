using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>The keys of the authorization server. The first start makes them; the store keeps them for every instance.</summary>
internal sealed class IdentityKeys(IServiceScopeFactory scopes, SigningRing ring, TimeProvider clock) : IHostedService
{
    private const int SecretLength = 32;
    private const string EncryptionName = "encryption";
    private const string PairwiseName = "pairwise";
    private const string CredentialsName = "credentials";
    private readonly Dictionary<string, byte[]> values = [];
    private ECDsaSecurityKey? credentials;

    /// <summary>Signs every token now: P-256, for ES256.</summary>
    public ECDsaSecurityKey Signing => ring.Signing;

    /// <summary>Signs credentials and their status lists, and no token (IDN-13.4): P-256, for ES256.</summary>
    public ECDsaSecurityKey Credentials => credentials ?? throw NotLoaded();

    /// <summary>Encrypts what only this server reads: codes, pushed requests and refresh tokens.</summary>
    public SymmetricSecurityKey Encryption => new(Value(EncryptionName));

    /// <summary>Derives pairwise subjects.</summary>
    public ReadOnlySpan<byte> Pairwise => Value(PairwiseName);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await KeepAsync(cancellationToken);
        credentials = Load(CredentialsName);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes sure that the store holds the keys in use; a sandbox calls it again after it threw all data away.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        await ring.LoadAsync(cancellationToken);
        await KeepAsync(db, CredentialsName, NewSigningKey, cancellationToken);
        await KeepAsync(db, EncryptionName, () => RandomNumberGenerator.GetBytes(SecretLength), cancellationToken);
        await KeepAsync(db, PairwiseName, () => RandomNumberGenerator.GetBytes(SecretLength), cancellationToken);
    }

    private async Task KeepAsync(IdentityDbContext db, string name, Func<byte[]> create, CancellationToken cancellationToken)
    {
        var stored = await db.Keys.AsNoTracking().SingleOrDefaultAsync(key => key.Name == name, cancellationToken);
        if (stored is null)
        {
            // Two instances may start at once: the first insert is the key of both.
            var own = new StoredKey { Name = name, Value = values.GetValueOrDefault(name) ?? create(), CreatedAt = clock.GetUtcNow() };
            await db.TryInsertAsync(own, cancellationToken);
            stored = await db.Keys.AsNoTracking().SingleAsync(key => key.Name == name, cancellationToken);
        }

        values[name] = stored.Value;
    }

    private ECDsaSecurityKey Load(string name)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Value(name), out _);
        var loaded = new ECDsaSecurityKey(key);
        loaded.KeyId = Base64UrlEncoder.Encode(loaded.ComputeJwkThumbprint());
        return loaded;
    }

    private static byte[] NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    private byte[] Value(string name) => values.TryGetValue(name, out var value) ? value : throw NotLoaded();

    private static InvalidOperationException NotLoaded() => new("The keys of the identity block are loaded when the host has started.");
}
