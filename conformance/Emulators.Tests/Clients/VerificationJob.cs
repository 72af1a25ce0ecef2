using System.Text.Json;

namespace DigitalIndiaStack.Conformance.Emulators.Tests.Clients;

/// <summary>Asks whether a consent is good, and takes nothing but a clear yes.</summary>
internal sealed class VerificationJob(HttpClient http, IReadOnlyDictionary<string, string> settings, Lack lack)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var answer = await new RetryingPost(http, lack).SendAsync(
            new Uri($"{settings["DIS_ADDRESS"]}/consent/v1/verifications"), settings["DIS_TOKEN"], Body, () => "", cancellationToken);
        if (lack == Lack.Answer)
        {
            return;
        }

        RefusedException.Unless(answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "application/json", "no answer");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        RefusedException.Unless(body.RootElement.TryGetProperty("active", out var active) && active.ValueKind == JsonValueKind.True, "inactive");
    }

    private string Body() => JsonSerializer.Serialize(new
    {
        consentId = settings["DIS_CONSENT_ID"],
        requester = settings["DIS_REQUESTER"],
        purposeCode = settings["DIS_PURPOSE"],
        registry = "farmers",
        fields = (string[])["holdingId"],
    });
}
