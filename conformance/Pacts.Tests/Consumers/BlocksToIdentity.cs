using System.Net;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>What consent and payments ask of identity: by which name they know the person whom a caller names, and whose number it is.</summary>
internal static class BlocksToIdentity
{
    /// <summary>A persona of the Kenyan pack.</summary>
    public const string Number = "910000000015";

    /// <summary>A subject by which no client knows anybody.</summary>
    public const string Nobody = "nobody-nobody-nobody";

    public static PactBuilder DefineConsent(PactConfig config)
    {
        var pact = Pact.V4("consent", "identity", config).WithHttpInteractions();
        Map(pact, "consent");
        Map(pact, "registries");
        MapNobody(pact, "consent");
        MapNobody(pact, "registries");
        return pact;
    }

    public static PactBuilder DefinePayments(PactConfig config)
    {
        var pact = Pact.V4("payments", "identity", config).WithHttpInteractions();
        Resolve(pact, "payments");
        Map(pact, "payments");
        MapNobody(pact, "payments");
        return pact;
    }

    public static PactBuilder DefineRegistries(PactConfig config)
    {
        var pact = Pact.V4("registries", "identity", config).WithHttpInteractions();
        Resolve(pact, "registries");
        return pact;
    }

    private static void Resolve(PactBuilder pact, string consumer) => pact.UponReceiving("a question for the holder of a number")
        .Given("a person known to a client", Examples.Client(consumer, ("person", "wanjiru")))
        .WithRequest(HttpMethod.Post, "/identity/v1/subject-resolutions")
        .WithHeader("Authorization", Examples.Bearer)
        .WithJsonBody(new { number = Number })
        .WillRespond()
        .WithStatus(HttpStatusCode.OK)
        .WithJsonBody(Known);

    private static void Map(PactBuilder pact, string audience) => pact.UponReceiving($"a person of agriculture, as {audience} knows them")
        .Given("a person known to a client", Examples.Client("agriculture"))
        .WithRequest(HttpMethod.Post, "/identity/v1/subject-mappings")
        .WithHeader("Authorization", Examples.Bearer)
        .WithJsonBody(new { subject = Generated.FromProviderState(Examples.Subject, "${subject}", Examples.Subject), relyingParty = "agriculture", audience })
        .WillRespond()
        .WithStatus(HttpStatusCode.OK)
        .WithJsonBody(Known);

    private static void MapNobody(PactBuilder pact, string audience) => pact.UponReceiving($"nobody of agriculture, as {audience} knows them")
        .WithRequest(HttpMethod.Post, "/identity/v1/subject-mappings")
        .WithHeader("Authorization", Examples.Bearer)
        .WithJsonBody(new { subject = Nobody, relyingParty = "agriculture", audience })
        .WillRespond()
        .WithStatus(HttpStatusCode.NotFound)
        .WithJsonBody(Examples.Problem(404, "IDN-0404"), "application/problem+json");

    private static object Known => new { subject = Match.Regex(Examples.Subject, "[A-Za-z0-9_-]{16,64}") };
}
