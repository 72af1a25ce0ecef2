using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Peers;

/// <summary>Gets access tokens for the calls of one block to another (client credentials, private_key_jwt), and keeps them until they are nearly spent.</summary>
internal sealed class PeerTokens(
    IHttpClientFactory clients, IssuerDocument document, ServiceKeys keys, IOptions<IssuerOptions> issuer, TimeProvider clock, ILogger<PeerTokens> logger)
    : IDisposable
{
    public const string HttpClientName = "tokens";
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(PeerCall Call, string Tenant), Token> tokens = new();
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>A token that is good for some time yet.</summary>
    /// <exception cref="PeerUnavailableException">The identity block does not give one.</exception>
    public async Task<string> GetAsync(PeerCall call, string tenant, CancellationToken cancellationToken)
    {
        if (Find(call, tenant) is { } known)
        {
            return known;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            return Find(call, tenant) ?? (tokens[(call, tenant)] = await AskAsync(call, tenant, cancellationToken)).Value;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Drops a token that was refused, unless it was renewed meanwhile.</summary>
    public void Forget(PeerCall call, string tenant, string token)
    {
        if (tokens.TryGetValue((call, tenant), out var known) && known.Value == token)
        {
            tokens.TryRemove(KeyValuePair.Create((call, tenant), known));
        }
    }

    public void Dispose() => gate.Dispose();

    private string? Find(PeerCall call, string tenant) =>
        tokens.TryGetValue((call, tenant), out var token) && clock.GetUtcNow() < token.RenewAt ? token.Value : null;

    private async Task<Token> AskAsync(PeerCall call, string tenant, CancellationToken cancellationToken)
    {
        var endpoint = (await document.ReadAsync(null, cancellationToken)).TokenEndpoint;
        var now = clock.GetUtcNow();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = call.Caller,
            ["client_assertion_type"] = ClientAssertion.Type,
            ["client_assertion"] = ClientAssertion.Write(keys.Get(call.Caller), issuer.Value.Issuer, now),
            ["resource"] = BearerScheme.AudienceOf(call.Peer),
            ["scope"] = call.Scope,
            ["tenant"] = tenant,
        });
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.PostAsync(new Uri(endpoint), form, cancellationToken);
            return await ReadAsync(call, response, now, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new PeerUnavailableException("identity", "The token endpoint does not answer.", exception);
        }
    }

    private async Task<Token> ReadAsync(PeerCall call, HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            logger.TokenRequestRefused((int)response.StatusCode, call.Caller, call.Peer);
            throw new PeerUnavailableException("identity", $"The token endpoint answered {(int)response.StatusCode}.");
        }

        var answer = await response.Content.ReadFromJsonAsync<Answer>(cancellationToken);
        return answer is { AccessToken.Length: > 0 }
            ? new Token(answer.AccessToken, now + TimeSpan.FromSeconds(answer.ExpiresIn) - Reserve)
            : throw new PeerUnavailableException("identity", "The token endpoint answered without a token.");
    }

    private sealed record Token(string Value, DateTimeOffset RenewAt);

    private sealed record Answer(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
