using DigitalIndiaStack.Core.Peers;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DigitalIndiaStack.Core.Security;

/// <summary>
/// The discovery document and keys of the issuer, read once for the whole process: again after ten minutes, and at once when a token names a key
/// that is not among them, so that a rotation refuses nobody. (The library's own manager answers with the old keys while it reads new ones.)
/// </summary>
internal sealed class IssuerDocument(IHttpClientFactory clients, IOptions<IssuerOptions> options, TimeProvider clock)
    : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    /// <summary>Name of the client that reads them.</summary>
    public const string HttpClientName = "issuer";

    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(10);

    // How often an invented key may make us look.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(1);
    private volatile Reading? last;

    /// <summary>Reads the document, from memory when it is there and has the key.</summary>
    /// <param name="keyId">The key that is needed; <see langword="null"/> for any.</param>
    /// <exception cref="PeerUnavailableException">The issuer does not answer and never did.</exception>
    public async Task<OpenIdConnectConfiguration> ReadAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (last is { } known && Serves(known, keyId))
        {
            return known.Document;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } renewed || !Serves(renewed, keyId))
            {
                var isEarly = last is { } old && clock.GetElapsedTime(old.Timestamp) < Renewal;
                last = (await FetchAsync(cancellationToken)) with { LookedAgain = isEarly ? clock.GetTimestamp() : null };
            }

            return last.Document;
        }
        finally
        {
            gate.Release();
        }
    }

    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => ReadAsync(null, cancel);

    /// <summary>Makes the next read look again, when the last look was not just now.</summary>
    public void RequestRefresh()
    {
        if (last is { } known && clock.GetElapsedTime(known.Timestamp) >= Pause)
        {
            last = known with { IsDoubted = true };
        }
    }

    public void Dispose() => gate.Dispose();

    private bool Serves(Reading reading, string? keyId)
    {
        // Timestamps, not times: a sandbox's clock jumps.
        var age = clock.GetElapsedTime(reading.Timestamp);
        var isPaused = reading.LookedAgain is { } again && clock.GetElapsedTime(again) < Pause;
        return isPaused || (age < Renewal && !reading.IsDoubted && (keyId is null || reading.Document.SigningKeys.Any(key => key.KeyId == keyId)));
    }

    private async Task<Reading> FetchAsync(CancellationToken cancellationToken)
    {
        var retriever = new HttpDocumentRetriever(clients.CreateClient(HttpClientName)) { RequireHttps = !options.Value.Address.IsLoopback };
        try
        {
            var document = await OpenIdConnectConfigurationRetriever.GetAsync(options.Value.MetadataAddress, retriever, cancellationToken);
            return document.Issuer == options.Value.Issuer
                ? new Reading(document, clock.GetTimestamp(), false, null)
                : throw new PeerUnavailableException("identity", "The discovery document is of another issuer.");
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidOperationException)
        {
            // Keys that were good stay good while the issuer rests; unknown ones are refused.
            return last is { } old
                ? old with { Timestamp = clock.GetTimestamp(), IsDoubted = false }
                : throw new PeerUnavailableException("identity", "The issuer's discovery document cannot be read.", exception);
        }
    }

    private sealed record Reading(OpenIdConnectConfiguration Document, long Timestamp, bool IsDoubted, long? LookedAgain);
}
