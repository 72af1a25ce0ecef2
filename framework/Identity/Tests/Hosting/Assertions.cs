using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Tests.Hosting;

/// <summary>Writes client assertions, good ones and others.</summary>
internal static class Assertions
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public static string For(IdentityHost host, string client, Action<SecurityTokenDescriptor>? change = null)
    {
        var key = host.KeyOf(client);
        var now = host.Clock.GetUtcNow();
        var assertion = new SecurityTokenDescriptor
        {
            TokenType = "client-authentication+jwt",
            Issuer = client,
            Audience = host.Address.AbsoluteUri,
            IssuedAt = now.UtcDateTime,
            Expires = now.AddSeconds(50).UtcDateTime,
            Claims = new Dictionary<string, object> { ["sub"] = client, ["jti"] = Guid.CreateVersion7().ToString() },
            SigningCredentials = key.Signing,
        };
        change?.Invoke(assertion);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(assertion);
    }
}
