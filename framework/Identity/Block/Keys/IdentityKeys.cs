using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>The keys of the authorization server. The first start makes them; the store keeps them for every instance.</summary>
internal sealed class IdentityKeys(IServiceScopeFactory scopes, SigningRing tokens, CredentialRing credentials, TimeProvider clock) : IHostedService
{
    private const int SecretLength = 32;
    private const string EncryptionName = "encryption";
    private const string PairwiseName = "pairwise";
    private readonly Dictionary<string, byte[]> values = [];

    /// <summary>Signs every token now: P-256, for ES256.</summary>
    public ECDsaSecurityKey Signing => tokens.Signing;

    /// <summary>Encrypts what only this server reads: codes, pushed requests and refresh tokens.</summary>
    public SymmetricSecurityKey Encryption => new(Value(EncryptionName));

    /// <summary>Derives pairwise subjects.</summary>
    public ReadOnlySpan<byte> Pairwise => Value(PairwiseName);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => KeepAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes sure that the store holds the keys in use; a sandbox calls it again after it threw all data away.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        await tokens.LoadAsync(cancellationToken);
        await credentials.LoadAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
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

    private byte[] Value(string name) =>
        values.TryGetValue(name, out var value) ? value : throw new InvalidOperationException("The keys of the identity block are loaded when the host has started.");
}
