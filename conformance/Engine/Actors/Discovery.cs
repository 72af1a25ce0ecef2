using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The issuer's discovery document (OpenID Connect Discovery 1.0).</summary>
public static class Discovery
{
    /// <summary>Fetches the document.</summary>
    public static async Task<Answer> FetchAsync(CheckRun run)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{run.Target.Issuer.ToString().TrimEnd('/')}/.well-known/openid-configuration");
        return await run.SendAsync(request);
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
