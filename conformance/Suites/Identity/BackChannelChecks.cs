using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 10 of the identity rules: session ids, and who is told of a logout.</summary>
[Touches]
internal static class BackChannelChecks
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    [Check("IDN-C63")]
    [Touches(Destructive = true)]
    [Verifies("IDN-10.8")]
    [Verifies("IDN-10.9")]
    [Verifies("IDN-10.10")]
    public static async Task A_session_has_an_id_of_its_own_at_each_relying_party(CheckRun run)
    {
        var person = await SignedIn.StartAsync(run);
        var elsewhere = await SignedIn.StartAsync(run, person.Request);
        var again = await person.TokensAsync(person.Request.Client);
        var party = await person.TokensAsync(run.A.ClientOf("party"));
        var id = SidOf(person.Tokens);
        Expect.Equal(id, SidOf(again), "session id of the same session", again);
        Expect.That(id != SidOf(elsewhere.Tokens), "another session id in another session", id, elsewhere.Tokens);
        Expect.That(id != SidOf(party), "another session id at another relying party", id, party);
    }

    [Check("IDN-C64", Receives = true)]
    [Touches(Destructive = true)]
    [Verifies("IDN-10.11")]
    [Verifies("IDN-10.12")]
    [Verifies("IDN-10.13")]
    [Verifies("IDN-10.14")]
    [Verifies("IDN-10.15")]
    [Verifies("IDN-10.16")]
    public static async Task A_relying_party_is_told_by_a_logout_token(CheckRun run)
    {
        var person = await SignedIn.StartAsync(run);
        var known = await person.TokensAsync(run.A.ClientOf("party"));
        var inbox = await LogoutInbox.OpenAsync(run, known);
        await person.LogOutWithHintAsync();
        var token = (await inbox.WaitAsync(1))[0];
        var (header, claims, identity) = (JwsCompact.Header(token), JwsCompact.Claims(token), known.MustHaveClaims("id_token"));
        Expect.Equal("logout+jwt", $"{header["typ"]}".ToLowerInvariant(), "typ of the logout token");
        Expect.That(await PublishedKeys.SignedAsync(run, token), "a signature by a published key", token);
        Expect.Equal(await Discovery.MemberAsync(run, "issuer"), $"{claims["iss"]}", "claim iss of the logout token");
        Expect.Equal(run.A.ClientOf("party").ClientId, $"{(claims["aud"] is JsonArray { Count: 1 } list ? list[0] : claims["aud"])}", "claim aud of the logout token");
        Expect.That($"{claims["jti"]}".Length > 0, "claim jti of the logout token", "none");
        Expect.That(claims["events"] is JsonObject events && events[Event] is JsonObject, $"the event {Event}", $"{claims["events"]}");
        Expect.That(Seconds(claims, "exp") - Seconds(claims, "iat") is > 0 and <= 120, "a life of two minutes at most", $"{claims["iat"]} to {claims["exp"]}");
        Expect.Equal($"{identity["sub"]}", $"{claims["sub"]}", "claim sub of the logout token");
        Expect.Equal($"{identity["sid"]}", $"{claims["sid"]}", "claim sid of the logout token");
        Expect.That(claims["nonce"] is null, "no nonce in the logout token", $"{claims["nonce"]}");
    }

    [Check("IDN-C65", Receives = true)]
    [Touches(Destructive = true)]
    [Verifies("IDN-10.18")]
    public static async Task Whoever_could_not_listen_is_told_again(CheckRun run)
    {
        var person = await SignedIn.StartAsync(run);
        var inbox = await LogoutInbox.OpenAsync(run, await person.TokensAsync(run.A.ClientOf("party")));
        await person.LogOutWithHintAsync();
        var came = await inbox.WaitAsync(2);
        Expect.Equal(came.Count, came.Select(token => $"{JwsCompact.Claims(token)["jti"]}").Distinct().Count(), "different ids of the logout tokens");
    }

    [Check("IDN-C66")]
    [Verifies("IDN-10.17")]
    public static async Task The_discovery_document_tells_of_back_channel_logout(CheckRun run)
    {
        var document = (await Discovery.FetchAsync(run)).MustBe(200);
        foreach (var member in new[] { "backchannel_logout_supported", "backchannel_logout_session_supported" })
        {
            Expect.Equal("true", document.Member(member).ToLowerInvariant(), member, document);
        }
    }

    private static string SidOf(Answer tokens)
    {
        var id = $"{tokens.MustHaveClaims("id_token")["sid"]}";
        Expect.That(id.Length > 0, "claim sid of the identity token", "none", tokens);
        return id;
    }

    private static long Seconds(JsonObject claims, string name) => long.TryParse($"{claims[name]}", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
}
