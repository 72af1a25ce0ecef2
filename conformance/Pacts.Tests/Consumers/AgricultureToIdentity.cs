using System.Net;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>What agriculture asks of identity: where and with which keys it issues, and a token for each block that it calls (private_key_jwt).</summary>
internal static class AgricultureToIdentity
{
    public static PactBuilder Define(PactConfig config)
    {
        var pact = Pact.V4("agriculture", "identity", config).WithHttpInteractions();
        Discover(pact);
        ReadKeys(pact);
        foreach (var provider in new[] { "consent", "registries", "payments" })
        {
            AskToken(pact, provider);
        }

        return pact;
    }

    private static void Discover(PactBuilder pact) => pact.UponReceiving("a question for the discovery document")
        .WithRequest(HttpMethod.Get, "/.well-known/openid-configuration")
        .WillRespond()
        .WithStatus(HttpStatusCode.OK)
        .WithJsonBody(new
        {
            issuer = Generated.OnMockServer("/"),
            token_endpoint = Generated.OnMockServer("/identity/connect/token"),
            jwks_uri = Generated.OnMockServer("/.well-known/jwks"),
        });

    private static void ReadKeys(PactBuilder pact) => pact.UponReceiving("a question for the keys")
        .WithRequest(HttpMethod.Get, "/.well-known/jwks")
        .WillRespond()
        .WithStatus(HttpStatusCode.OK)
        .WithJsonBody(new { keys = Match.MinType(new { kty = Match.Type("EC"), kid = Match.Type("key-1") }, 1) });

    private static void AskToken(PactBuilder pact, string provider) => pact.UponReceiving($"a token for {provider}")
        .WithRequest(HttpMethod.Post, "/identity/connect/token")
        .WithFormBody(new Dictionary<string, object>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "agriculture",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Match.Regex("a.b.c", @"[\w-]+\.[\w-]+\.[\w-]+"),
            ["resource"] = $"urn:dis:{provider}",
            ["scope"] = PeerScopes.Of("agriculture", provider),
            ["tenant"] = "ke",
        })
        .WillRespond()
        .WithStatus(HttpStatusCode.OK)
        .WithJsonBody(new { access_token = Match.Type("token"), expires_in = Match.Integer(300) });
}
