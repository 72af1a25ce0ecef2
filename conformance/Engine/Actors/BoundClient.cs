using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>A client with one key for proofs, which keeps the nonce that it is given and comes again when it is asked for one (RFC 9449, 8).</summary>
public sealed class BoundClient(CheckRun run, Tenant tenant, Client client)
{
    private const string NonceHeader = "DPoP-Nonce";
    private readonly Dictionary<string, string> nonces = [];

    /// <summary>Its key, in PEM.</summary>
    public string KeyPem { get; } = DpopProof.NewKey(run);

    /// <summary>The thumbprint of its key.</summary>
    public string Thumbprint => DpopProof.Thumbprint(KeyPem);

    /// <summary>A good proof for a request.</summary>
    /// <param name="method">Method.</param>
    /// <param name="address">Address.</param>
    /// <param name="accessToken">The access token that goes with it; empty for none.</param>
    public DpopProof Proof(HttpMethod method, string address, string accessToken = "") => new()
    {
        KeyPem = KeyPem,
        Method = method.Method,
        Address = address,
        IssuedAt = run.Clock.Now,
        Id = run.NewId(),
        AccessToken = accessToken,
        Nonce = nonces.GetValueOrDefault(OriginOf(address), ""),
    };

    /// <summary>Asks the token endpoint with a proof.</summary>
    /// <param name="form">Grant and its parameters.</param>
    /// <param name="change">Spoils the proof.</param>
    public Task<Answer> RequestAsync(IReadOnlyDictionary<string, string> form, Func<DpopProof, DpopProof>? change = null) => PostAsync("token_endpoint", form, change);

    /// <summary>Posts a form to an endpoint of the discovery document with a proof, and again with the nonce when one is asked for.</summary>
    public async Task<Answer> PostAsync(string endpoint, IReadOnlyDictionary<string, string> form, Func<DpopProof, DpopProof>? change = null)
    {
        var answer = await PostOnceAsync(endpoint, form, change);
        return IsAskedForNonce(answer) ? await PostOnceAsync(endpoint, form, change) : answer;
    }

    /// <summary>The same without coming again.</summary>
    public async Task<Answer> PostOnceAsync(string endpoint, IReadOnlyDictionary<string, string> form, Func<DpopProof, DpopProof>? change = null)
    {
        var address = await Discovery.EndpointAsync(run, endpoint, client);
        var good = Proof(HttpMethod.Post, address);
        var answer = await TokenEndpoint.PostAsync(run, endpoint, tenant, client, form, proofs: [(change?.Invoke(good) ?? good).Sign()]);
        if (answer.Header(NonceHeader) is { Length: > 0 } given)
        {
            nonces[OriginOf(address)] = given;
        }

        return answer;
    }

    // A nonce of one server means nothing to another (RFC 9449, 8).
    private static string OriginOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var known) ? known.GetLeftPart(UriPartial.Authority) : address;

    /// <summary>Whether an answer says that the proof needs a nonce.</summary>
    public static bool IsAskedForNonce(Answer answer) =>
        answer.Status == 400 && answer.MediaType.EndsWith("json", StringComparison.Ordinal) && answer.Json.ValueKind == JsonValueKind.Object
        && answer.Json.TryGetProperty("error", out var error) && error.ToString() == "use_dpop_nonce" && answer.Header(NonceHeader).Length > 0;
}
