using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DigitalIndiaStack.Core.Security;

/// <summary>
/// Access tokens that were judged good within the last five seconds, so that a client which sends one with each request has its signature judged once
/// in that time. What may change from one request to the next is asked each time: the clock, the keys of the issuer, the sender, and what is revoked.
/// </summary>
internal sealed class TokenMemory(TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, KnownToken> known = new(StringComparer.Ordinal);

    /// <summary>A token that was good for this audience a moment ago.</summary>
    public KnownToken? Find(string audience, string token) =>
        known.TryGetValue(NameOf(audience, token), out var found) && clock.GetElapsedTime(found.JudgedAt) < Life ? found : null;

    /// <summary>Remembers a token that is good for this audience.</summary>
    /// <param name="keys">Those by which it was judged; it is good no longer than they are the issuer's.</param>
    public void Keep(string audience, JsonWebToken token, ClaimsPrincipal user, OpenIdConnectConfiguration keys)
    {
        // Its key was taken away while it was judged.
        if (keys.SigningKeys.All(key => key.KeyId != token.Kid))
        {
            return;
        }

        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[NameOf(audience, token.EncodedToken)] = new KnownToken(user, token.Kid, token.ValidFrom, token.ValidTo, keys, clock.GetTimestamp());
    }

    // By its digest: a memory of tokens would be worth stealing.
    private static string NameOf(string audience, string token) => audience + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <param name="User">Its claims.</param>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="ValidFrom">Its nbf, UTC.</param>
/// <param name="ValidTo">Its exp, UTC.</param>
/// <param name="Keys">The keys of the issuer by which it was judged.</param>
/// <param name="JudgedAt">The timestamp of that.</param>
internal sealed record KnownToken(ClaimsPrincipal User, string KeyId, DateTime ValidFrom, DateTime ValidTo, OpenIdConnectConfiguration Keys, long JudgedAt);
