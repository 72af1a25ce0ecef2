using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>A client assertion of RFC 7523, good by default; a check spoils what it wants to see refused.</summary>
public sealed record ClientAssertion
{
    /// <summary>Client that asserts who it is.</summary>
    public required Client Client { get; init; }

    /// <summary>Whom it is for: the issuer.</summary>
    public required string Audience { get; init; }

    /// <summary>Whether the audience stands in a list.</summary>
    public bool IsAudienceList { get; init; }

    /// <summary>When it is made, in the server's time.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>How long it lives.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The key that signs, in PEM; empty for the client's own.</summary>
    public string KeyPem { get; init; } = "";

    /// <summary>A good assertion for a client.</summary>
    public static async Task<ClientAssertion> ForAsync(CheckRun run, Client client) => new()
    {
        Client = client,
        Audience = await Discovery.MemberAsync(run, "issuer"),
        IssuedAt = run.Clock.Now,
        Id = run.NewId(),
    };

    /// <summary>The signed assertion, compact.</summary>
    public string Sign()
    {
        var pem = KeyPem.Length > 0 ? KeyPem : Client.KeyPem;
        var header = new JsonObject { ["alg"] = JwsCompact.IsRsa(pem) ? "PS256" : "ES256", ["typ"] = "client-authentication+jwt" };
        if (Client.KeyId.Length > 0)
        {
            header["kid"] = Client.KeyId;
        }

        var claims = new JsonObject
        {
            ["iss"] = Client.ClientId,
            ["sub"] = Client.ClientId,
            ["aud"] = IsAudienceList ? new JsonArray(Audience) : Audience,
            ["jti"] = Id,
            ["iat"] = IssuedAt.ToUnixTimeSeconds(),
            ["nbf"] = IssuedAt.ToUnixTimeSeconds(),
            ["exp"] = (IssuedAt + Lifetime).ToUnixTimeSeconds(),
        };
        return JwsCompact.Sign(header, claims, pem);
    }
}
