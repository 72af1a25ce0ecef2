using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The issuer's discovery document (OpenID Connect Discovery 1.0).</summary>
public static class Discovery
{
    private const string Aliases = "mtls_endpoint_aliases";

    /// <summary>Fetches the document.</summary>
    public static async Task<Answer> FetchAsync(CheckRun run)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{run.Target.Issuer.ToString().TrimEnd('/')}/.well-known/openid-configuration");
        return await run.SendAsync(request);
    }

    /// <summary>The address of an endpoint for a client: for one with a certificate that at which certificates are asked for (RFC 8705, 5).</summary>
    public static async Task<string> EndpointAsync(CheckRun run, string endpoint, Client client)
    {
        if (client.CertificatePem.Length == 0)
        {
            return await MemberAsync(run, endpoint);
        }

        var alias = JsonNode.Parse(await MemberAsync(run, Aliases))?[endpoint];
        return alias?.ToString() ?? throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, $"The discovery document names no {endpoint} in {Aliases}.");
    }

    /// <summary>A text member of the document, for example the address of an endpoint; without it the check is skipped.</summary>
    public static async Task<string> MemberAsync(CheckRun run, string member)
    {
        var document = await run.Session.Shared.GetAsync("discovery", run, FetchAsync, answer => answer.Status == 200);
        return document.Status == 200 && document.Json.ValueKind == JsonValueKind.Object && document.Json.TryGetProperty(member, out var found)
            ? found.ToString()
            : throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, $"The discovery document at {document.Exchange.Url} (status {document.Status}) names no {member}.");
    }
}
