using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Emulators.Catalogue;

/// <summary>Wrong answers of an identity provider.</summary>
internal static class SignInMutants
{
    private const string Elsewhere = "https://elsewhere.example/";
    private const int AnHour = 3600;

    public static IReadOnlyList<ClientMutant> All { get; } =
    [
        Token("IDN-M01", "IDN-5.3", "The identity token has expired.", claims => Move(claims, -AnHour)),
        Token("IDN-M02", "IDN-5.4", "The identity token is not signed: alg none.") with { Seal = Seal.None },
        Token("IDN-M03", "IDN-5.5", "Another key signed the identity token.") with { Seal = Seal.Stranger },
        Token("IDN-M04", "IDN-5.6", "The identity token is for another client.", claims => claims["aud"] = "somebody-else"),
        Response("IDN-M10", "RFC 6749 10.12", "The authorization response lacks the state.", query => query.Remove("state")),
        new("IDN-M13", "IDN-3.13", "The discovery document names another issuer.", Job.SignIn, Duty.Refuse)
        {
            Spot = Spot.Discovery,
            Change = document => document["issuer"] = Elsewhere,
        },
        Token("IDN-M14", "IDN-3.15", "The identity token lacks the nonce.", claims => claims.Remove("nonce")),
        Token("IDN-E01", "IDN-3.15", "The identity token has another nonce.", claims => claims["nonce"] = "another"),
        Token("IDN-E02", "IDN-3.13", "The identity token names another issuer.", claims => claims["iss"] = Elsewhere),
        Token("IDN-E03", "IDN-5.5", "The identity token was changed after it was signed.") with { Seal = Seal.Broken },
        Token("IDN-E04", "IDN-5.4", "The identity token is signed with the public key as the secret of an HMAC.") with { Seal = Seal.Symmetric },
        Token("IDN-E05", "OpenID Connect Core 2", "The identity token lacks the subject.", claims => claims.Remove("sub")),
        Response("IDN-E06", "RFC 6749 10.12", "The authorization response has another state.", query => query["state"] = "another"),
        Response("IDN-E07", "IDN-3.7", "The authorization response names another issuer.", query => query["iss"] = Elsewhere),
        Response("IDN-E08", "IDN-3.7", "The authorization response lacks the issuer, though the server says that it names it.", query => query.Remove("iss")),
        Response("IDN-E09", "RFC 6749 4.1.2.1", "The person did not agree: the authorization response is a refusal.", Deny),
        new("IDN-E10", "OpenID Connect Core 5.3.2", "The claims of the userinfo endpoint are of another person.", Job.SignIn, Duty.Refuse)
        {
            Spot = Spot.UserInfo,
            Change = claims => claims["sub"] = "another-person-of-the-emulator",
        },
    ];

    private static ClientMutant Token(string id, string rule, string fault, Action<JsonObject>? change = null) =>
        new(id, rule, fault, Job.SignIn, Duty.Refuse) { Spot = Spot.IdentityToken, Change = change ?? (_ => { }) };

    private static ClientMutant Response(string id, string rule, string fault, Action<JsonObject> change) =>
        new(id, rule, fault, Job.SignIn, Duty.Refuse) { Spot = Spot.AuthorizationResponse, Change = change };

    private static void Move(JsonObject claims, int seconds)
    {
        foreach (var name in (string[])["iat", "exp", "auth_time"])
        {
            claims[name] = claims[name]!.GetValue<long>() + seconds;
        }
    }

    private static void Deny(JsonObject query)
    {
        query.Remove("code");
        query["error"] = "access_denied";
    }
}
