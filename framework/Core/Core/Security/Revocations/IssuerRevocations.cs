using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalIndiaStack.Core.Peers;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Security.Revocations;

/// <summary>Reads what is revoked where the issuer's discovery document says; an issuer that names no list revokes no access token (IDN-23.7).</summary>
internal sealed class IssuerRevocations(IHttpClientFactory clients, IssuerDocument document, IOptions<IssuerOptions> issuer, TimeProvider clock) : IRevocationSource
{
    /// <summary>The member of the discovery document that names the list.</summary>
    public const string Member = "revocations_endpoint";

    // Everybody who comes meanwhile waits for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) } };

    // Nothing is revoked in this process.
    public long Version => 0;

    public async Task<RevocationList> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var discovery = await document.ReadAsync(null, cancellationToken);
        if (!discovery.AdditionalData.TryGetValue(Member, out var member))
        {
            return new RevocationList(clock.GetUtcNow(), [], true);
        }

        var address = Uri.TryCreate(member as string, UriKind.Absolute, out var named) && (named.Scheme == Uri.UriSchemeHttps || issuer.Value.Address.IsLoopback)
            ? new UriBuilder(named) { Query = since is { } from ? $"since={Uri.EscapeDataString(from.ToString("O", CultureInfo.InvariantCulture))}" : "" }.Uri
            : throw new PeerUnavailableException("identity", "The list of revocations is not at an https address.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var client = clients.CreateClient(IssuerDocument.HttpClientName);
            var answer = await client.GetFromJsonAsync<Answer>(address, Json, limit.Token) ?? throw new JsonException("There is no list.");
            return new RevocationList(answer.AsOf, answer.Items, answer.IsWhole);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new PeerUnavailableException("identity", "The list of revocations cannot be read.", exception);
        }
    }

    private sealed record Answer(
        [property: JsonRequired] DateTimeOffset AsOf,
        [property: JsonRequired] IReadOnlyList<Revocation> Items,
        [property: JsonRequired] bool IsWhole);
}
