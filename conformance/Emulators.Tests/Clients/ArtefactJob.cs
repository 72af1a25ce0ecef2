using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Emulators.Tests.Clients;

/// <summary>Verifies a consent artefact with the published keys and compares its terms.</summary>
internal sealed class ArtefactJob(HttpClient http, IReadOnlyDictionary<string, string> settings, Lack lack)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        http.DefaultRequestHeaders.Authorization = new("Bearer", settings["DIS_TOKEN"]);
        var consent = await GetAsync($"consents/{settings["DIS_CONSENT_ID"]}", cancellationToken);
        var claims = SignedToken.Read(consent["artefact"]!.GetValue<string>(), await GetAsync("jwks", cancellationToken), lack);
        RefusedException.Unless(lack == Lack.Terms || claims["data_fiduciary"]!.GetValue<string>() == settings["DIS_REQUESTER"], "fiduciary");
        RefusedException.Unless(lack == Lack.Terms || claims["purpose"]!.GetValue<string>() == settings["DIS_PURPOSE"], "purpose");
    }

    private async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) =>
        JsonNode.Parse(await http.GetStringAsync(new Uri($"{settings["DIS_ADDRESS"]}/consent/v1/{path}"), cancellationToken))!;
}
