using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Logout;

/// <summary>Makes logout tokens (OpenID Connect Back-Channel Logout 1.0, 2.4).</summary>
internal sealed class LogoutTokens(IdentityKeys keys, IOptions<IdentityOptions> options, TimeProvider clock)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    /// <summary>A token for one attempt: a receiver that has seen an id before refuses it, and would refuse every further attempt (IDN-10.18).</summary>
    public string For(LogoutNotice notice)
    {
        var now = clock.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "logout+jwt",
            Issuer = options.Value.Issuer.AbsoluteUri,
            Audience = notice.ClientId,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Life).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["jti"] = Guid.CreateVersion7(now).ToString(),
                ["sub"] = notice.Subject,
                [SessionIds.Claim] = notice.SessionId,
                ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() },
            },
            SigningCredentials = new SigningCredentials(keys.Signing, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
