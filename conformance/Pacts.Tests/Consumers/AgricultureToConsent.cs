using System.Net;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>What agriculture asks of consent: to publish what it may ask for, to ask a person, and to learn the decision.</summary>
internal static class AgricultureToConsent
{
    public static PactBuilder Define(PactConfig config)
    {
        var pact = Pact.V4("agriculture", "consent", config).WithHttpInteractions();
        Publish(pact);
        Ask(pact);
        ReadDecision(pact);
        return pact;
    }

    private static void Publish(PactBuilder pact) => pact.UponReceiving("the agreement of a scheme")
        .WithRequest(HttpMethod.Post, "/consent/v1/agreements")
        .WithHeader("Authorization", Examples.Bearer)
        .WithHeader("Idempotency-Key", Match.Regex("setup-agreement-farmer-input-benefit", "setup-agreement-.+"))
        .WithJsonBody(Terms)
        .WillRespond()
        .WithStatus(HttpStatusCode.Created)
        .WithJsonBody(new { agreementId = Examples.Uuid(Examples.Agreement), version = Match.Integer(1), publishedAt = Examples.Time, terms = Terms });

    private static void Ask(PactBuilder pact) => pact.UponReceiving("a request for the consent of a person")
        .Given("an agreement of a client", Examples.Client("agriculture"))
        .Given("a person known to a client", Examples.Client("agriculture"))
        .WithRequest(HttpMethod.Post, "/consent/v1/requests")
        .WithHeader("Authorization", Examples.Bearer)
        .WithHeader("Idempotency-Key", Match.Regex($"application-{Guid.Empty:N}", "application-[0-9a-f]{32}"))
        .WithJsonBody(new
        {
            agreementId = Examples.UuidOfState(Examples.Agreement, "agreementId"),
            subject = Examples.SubjectOfState,
            returnUrl = Generated.FromProviderState(
                $"http://127.0.0.1:5080/agriculture/applications/{Guid.Empty}", $"${{home}}agriculture/applications/{Guid.Empty}", "https?://[^/]+/agriculture/applications/[0-9a-f-]{36}"),
        })
        .WillRespond()
        .WithStatus(HttpStatusCode.Created)
        .WithJsonBody(Request("pending"));

    private static void ReadDecision(PactBuilder pact) => pact.UponReceiving("a question how a person decided")
        .Given("a consent request of a client", Examples.Client("agriculture", ("status", "granted")))
        .WithRequest(HttpMethod.Get, Generated.FromProviderState($"/consent/v1/requests/{Examples.Request}", "/consent/v1/requests/${requestId}", "/consent/v1/requests/[0-9a-f-]{36}"))
        .WithHeader("Authorization", Examples.Bearer)
        .WillRespond()
        .WithStatus(HttpStatusCode.OK)
        .WithJsonBody(Request("granted", Examples.Uuid(Examples.Consent)));

    private static Dictionary<string, object> Request(string status, IMatcher? consentId = null)
    {
        var request = new Dictionary<string, object>
        {
            ["requestId"] = Examples.Uuid(Examples.Request),
            ["agreementId"] = Examples.Uuid(Examples.Agreement),
            ["agreementVersion"] = Match.Integer(1),
            ["status"] = status,
            ["decisionUrl"] = Match.Regex($"http://127.0.0.1:5080/consent/requests/{Examples.Request}", "https?://.+"),
            ["createdAt"] = Examples.Time,
            ["expiresAt"] = Examples.Time,
        };
        if (consentId is not null)
        {
            request["consentId"] = consentId;
        }

        return request;
    }

    private static object Terms => new
    {
        purpose = new { code = "farm-input-benefit", text = Texts },
        dataFiduciary = new { clientId = "agriculture", name = Texts, contact = Match.Type("privacy@example.org") },
        dataSource = new { clientId = "registries", name = Texts, registry = "farmers" },
        fields = new[] { "holdingId", "areaHectares", "mainCrop" }.Select(name => new { name, label = Texts }),
        durationDays = Match.Integer(30),
        frequency = new { count = Match.Integer(20), per = "day" },
        lawfulBasis = "consent",
        retentionDays = Match.Integer(365),
        consequenceOfRefusal = Texts,
    };

    private static object Texts => new { en = Match.Type("A text."), sw = Match.Type("Maandishi.") };
}
