using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using DigitalIndiaStack.Core.Peers;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Security.Revocations;

/// <summary>
/// What is revoked, for the whole process: read once a second while requests come, and at once when this process revoked something, so that no request
/// pays for a look of its own (IDN-23.1). While the source cannot be read, what is known counts for <see cref="IssuerOptions.RevocationGraceSeconds"/>.
/// </summary>
/// <param name="source">Where it is read.</param>
/// <param name="issuer">How long what is known counts.</param>
/// <param name="clock">Tells how old what was read is.</param>
public sealed class RevocationMemory(IRevocationSource source, IOptions<IssuerOptions> issuer, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<(RevocationKind Kind, string Id), DateTimeOffset> revoked = new();
    private readonly SemaphoreSlim gate = new(1);
    private volatile Look? last;

    private TimeSpan Grace => TimeSpan.FromSeconds(issuer.Value.RevocationGraceSeconds);

    // Timestamps, not times: a sandbox's clock jumps.
    private bool IsFresh => last is { } look && look.Version == source.Version && clock.GetElapsedTime(look.TriedAt) < Pause;

    /// <summary>Whether the access token, its grant or its client is revoked.</summary>
    /// <exception cref="PeerUnavailableException">That cannot be known now.</exception>
    public async ValueTask<bool> HasAsync(ClaimsPrincipal token, CancellationToken cancellationToken)
    {
        if (!IsFresh)
        {
            await LookAsync(cancellationToken);
        }

        return Find(RevocationKind.Grant, token, TokenClaims.GrantId) is not null
            || Find(RevocationKind.Token, token, TokenClaims.TokenId) is not null
            || (Find(RevocationKind.Client, token, TokenClaims.ClientId) is { } at && IssuedAt(token) <= at.ToUnixTimeSeconds());
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh)
            {
                last = await ReadAsync(last, new Look(source.Version, clock.GetTimestamp(), clock.GetTimestamp(), default), cancellationToken);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Look> ReadAsync(Look? before, Look begun, CancellationToken cancellationToken)
    {
        try
        {
            var asOf = await ReadAllAsync(before?.AsOf - RevocationList.Delay, cancellationToken);
            if (asOf < before?.AsOf)
            {
                // The clock there was set back; what it had told since might not be told again.
                asOf = await ReadAllAsync(null, cancellationToken);
            }

            Forget(asOf - RevocationList.Memory);
            return begun with { AsOf = asOf };
        }
        catch (PeerUnavailableException) when (before is not null && clock.GetElapsedTime(before.ReadAt) < Grace)
        {
            return before with { Version = begun.Version, TriedAt = begun.TriedAt };
        }
    }

    private async Task<DateTimeOffset> ReadAllAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        while (true)
        {
            var part = await source.ReadAsync(since, cancellationToken);
            foreach (var item in part.Items)
            {
                revoked[(item.Kind, item.Id)] = item.At;
            }

            if (part.IsWhole)
            {
                return part.AsOf;
            }

            since = part.Items is [.., var newest] && newest.At != since ? newest.At : throw new PeerUnavailableException("identity", "The list of revocations does not go on.");
        }
    }

    private void Forget(DateTimeOffset before)
    {
        foreach (var old in revoked.Where(pair => pair.Value < before))
        {
            revoked.TryRemove(old);
        }
    }

    private DateTimeOffset? Find(RevocationKind kind, ClaimsPrincipal token, string claim) =>
        token.FindFirstValue(claim) is { } id && revoked.TryGetValue((kind, id), out var at) ? at : null;

    private static long IssuedAt(ClaimsPrincipal token) =>
        long.TryParse(token.FindFirstValue(TokenClaims.IssuedAt), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    /// <param name="Version">That of the source before it was read.</param>
    /// <param name="TriedAt">The timestamp of the last try.</param>
    /// <param name="ReadAt">The timestamp of the last try that succeeded.</param>
    /// <param name="AsOf">How far that one reached.</param>
    private sealed record Look(long Version, long TriedAt, long ReadAt, DateTimeOffset AsOf);
}
