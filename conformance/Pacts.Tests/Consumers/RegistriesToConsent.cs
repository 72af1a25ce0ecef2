using System.Net;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>What registries asks of consent before it discloses anything: whether a consent covers the question.</summary>
internal static class RegistriesToConsent
{
    public static PactBuilder Define(PactConfig config)
    {
        var pact = Pact.V4("registries", "consent", config).WithHttpInteractions();
        Ask(pact, "a question under a live consent", "granted", Examples.Consent).WithJsonBody(new
        {
            active = true,
            subject = Match.Regex(Examples.Subject, "[A-Za-z0-9_-]{16,64}"),
            fields = new[] { "holdingId", "areaHectares", "mainCrop" },
            expiresAt = Examples.Time,
            notice = new
            {
                dataFiduciary = new { en = Match.Type("Office") },
                purpose = new { en = Match.Type("A purpose.") },
                fields = Match.MinType(new { name = Match.Type("mainCrop"), label = new { en = Match.Type("Main crop") } }, 1),
            },
        });
        Ask(pact, "a question under a withdrawn consent", "withdrawn", Examples.WithdrawnConsent).WithJsonBody(new { active = false, reason = "withdrawn" });
        return pact;
    }

    private static ResponseBuilder Ask(PactBuilder pact, string description, string status, string consentId) => pact.UponReceiving(description)
        .Given("a consent request of a client", Examples.Client("agriculture", ("status", status)))
        .WithRequest(HttpMethod.Post, "/consent/v1/verifications")
        .WithHeader("Authorization", Examples.Bearer)
        .WithJsonBody(new
        {
            consentId = Generated.FromProviderState(consentId, "${consentId}", consentId),
            requester = "agriculture",
            purposeCode = "farm-input-benefit",
            registry = "farmers",
            fields = new[] { "holdingId", "areaHectares", "mainCrop" },
        })
        .WillRespond()
        .WithStatus(HttpStatusCode.OK);
}
