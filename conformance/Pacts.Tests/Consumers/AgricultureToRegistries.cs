using System.Net;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>What agriculture asks of registries: three fields of a farmer under a consent, and to be refused without one.</summary>
internal static class AgricultureToRegistries
{
    public static PactBuilder Define(PactConfig config)
    {
        var pact = Pact.V4("agriculture", "registries", config).WithHttpInteractions();
        Ask(pact, "a question for three fields of a farmer", "granted", Examples.Consent)
            .WillRespond()
            .WithStatus(HttpStatusCode.OK)
            .WithJsonBody(new
            {
                accessId = Examples.Uuid("019ac8f2-3f4e-7a51-9d0c-5a7a31c0b001"),
                consentId = Examples.Uuid(Examples.Consent),
                disclosedAt = Examples.Time,
                data = new { holdingId = Match.Type("KE-H-0002"), areaHectares = Match.Number(0.8), mainCrop = Match.Type("beans") },
            });
        Ask(pact, "a question under a withdrawn consent", "withdrawn", Examples.WithdrawnConsent)
            .WillRespond()
            .WithStatus(HttpStatusCode.Forbidden)
            .WithJsonBody(Examples.Problem(403, "REG-0403"), "application/problem+json");
        return pact;
    }

    private static RequestBuilder Ask(PactBuilder pact, string description, string status, string consentId) => pact.UponReceiving(description)
        .Given("a consent request of a client", Examples.Client("agriculture", ("status", status)))
        .WithRequest(HttpMethod.Post, "/registries/v1/registries/farmers/disclosures")
        .WithHeader("Authorization", Examples.Bearer)
        .WithJsonBody(new
        {
            // Each consent has its own example, so that the mock server tells the two questions apart.
            consentId = Generated.FromProviderState(consentId, "${consentId}", consentId),
            purposeCode = "farm-input-benefit",
            fields = new[] { "holdingId", "areaHectares", "mainCrop" },
        });
}
