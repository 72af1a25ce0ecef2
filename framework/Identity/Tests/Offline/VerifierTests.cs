using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Verify;
using static DigitalIndiaStack.Identity.Tests.Offline.SampleIssuer;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>What the verifier of credentials believes, and why it does not believe the rest.</summary>
public sealed class VerifierTests
{
    private readonly SampleIssuer issuer = new();

    [Fact]
    public void What_the_holder_shows_is_told_and_nothing_else()
    {
        var found = issuer.Verifier.Verify(issuer.Present(issuer.Credential(null, OfAge)), Expected with { StatusList = issuer.StatusList() });

        Assert.Equal(["age_over_18"], found.Claims.Keys);
        Assert.Equal("True", found.Claims["age_over_18"].ToString());
        Assert.Equal((Name, List, true, true), (found.Issuer, found.StatusListAddress, found.IsKeyShown, found.IsStatusKnown));
    }

    [Fact]
    public void Paper_tells_all_that_it_holds_and_is_no_proof_of_a_key()
    {
        var frame = issuer.Frame(isBound: false);
        frame["name"] = "Wanjiru Kamau";
        var paper = issuer.Sign(frame) + "~";

        Assert.Equal("Wanjiru Kamau", issuer.Verifier.Verify(paper, Expected).Claims["name"].GetString());
        Refused("bound to no key", paper, Expected with { NeedsKey = true });
    }

    [Fact]
    public void The_holder_takes_what_is_bound_without_showing_the_key()
    {
        var credential = issuer.Credential(null, GivenName, OfAge);

        Assert.False(issuer.Verifier.Verify(credential, Expected with { IsHolder = true }).IsKeyShown);
        Refused("did not show it", credential, Expected);
    }

    [Theory]
    [InlineData("aud", "https://thief.example", "is for https://thief.example")]
    [InlineData("nonce", "old", "another nonce")]
    [InlineData("nonce", null, "another nonce")]
    [InlineData("sd_hash", "AAAA", "other disclosures")]
    [InlineData("iat", null, "too long ago")]
    public void A_key_binding_for_somebody_or_something_else_is_refused(string claim, string? value, string reason) =>
        Refused(reason, issuer.Present(issuer.Credential(null, OfAge), claims => claims[claim] = value is null && claims.Remove(claim) ? null : value), Expected, claim == "iat" ? "no moment" : reason);

    [Theory]
    [InlineData(-301, "too long ago")]
    [InlineData(11, "too long ago")]
    public void A_key_binding_of_another_time_is_refused(int seconds, string reason) =>
        Refused(reason, issuer.Present(issuer.Credential(null, OfAge), claims => claims["iat"] = Now.AddSeconds(seconds).ToUnixTimeSeconds()), Expected);

    [Fact]
    public void A_key_binding_by_another_key_or_of_another_kind_is_refused()
    {
        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var credential = issuer.Credential(null, OfAge);

        Refused("not signed by a key", issuer.Present(credential, other: thief), Expected);
        Refused("type JWT", issuer.Present(credential, header: header => header["typ"] = "JWT"), Expected);
        Refused("audience and nonce must be said", issuer.Present(credential), new VerifierExpectation(Now));
    }

    [Fact]
    public void A_disclosure_taken_away_or_added_after_the_holder_signed_is_refused()
    {
        var credential = issuer.Credential(null, OfAge);
        var binding = issuer.Present(credential)[credential.Length..];

        Refused("other disclosures", issuer.Credential(null, GivenName, OfAge) + binding, Expected, "not signed", "other disclosures");
        Refused("other disclosures", credential[..(credential.IndexOf('~', StringComparison.Ordinal) + 1)] + binding, Expected);
        Refused("other disclosures", credential + GivenName + "~" + binding, Expected);
    }

    [Fact]
    public void Disclosures_without_a_digest_or_twice_are_refused()
    {
        Refused("belongs to no digest", Holding(Digests(OfAge), GivenName));
        Refused("belongs to no digest", Holding(Digests(OfAge), OfAge, OfAge));
        Refused("stands twice", Holding(Digests(OfAge, OfAge), OfAge));
        Refused("no list of texts", Holding(new JsonArray(7), OfAge));
        Refused("told twice", Holding(Digests(OfAge, Disclosure("age_over_18", false)), OfAge, Disclosure("age_over_18", false)));
    }

    [Theory]
    [InlineData("_sd")]
    [InlineData("...")]
    [InlineData("exp")]
    [InlineData("cnf")]
    [InlineData("iss")]
    [InlineData("status")]
    [InlineData("vct")]
    public void A_disclosure_cannot_bring_what_decides_how_a_credential_is_judged(string name)
    {
        var evil = Disclosure(name, new JsonArray("x"));
        Refused("only the signed part may say", Holding(Digests(evil), evil));
    }

    [Fact]
    public void Digests_further_down_are_refused_whoever_signed_them()
    {
        var nested = Disclosure("address", new JsonObject { ["_sd"] = new JsonArray("x") });
        var element = Disclosure("names", new JsonArray(new JsonObject { ["..."] = "x" }));
        var frame = issuer.Frame(isBound: false);
        frame["address"] = new JsonObject { ["deep"] = new JsonObject { ["_sd"] = new JsonArray("x") } };

        Refused("digests of its own", Holding(Digests(nested), nested));
        Refused("digests of its own", Holding(Digests(element), element));
        Refused("digests of its own", issuer.Sign(frame) + "~");
    }

    [Theory]
    [InlineData("typ", "JWT", "type JWT")]
    [InlineData("typ", "kb+jwt", "type kb+jwt")]
    [InlineData("alg", "none", "algorithm none")]
    [InlineData("alg", "HS256", "algorithm HS256")]
    [InlineData("alg", "ES384", "algorithm ES384")]
    [InlineData("kid", "k0", "not signed by a key")]
    [InlineData("kid", "k2", "not among those of the issuer")]
    [InlineData("crit", "b64", "critical")]
    public void A_header_of_another_kind_is_refused(string member, string value, string reason)
    {
        var frame = issuer.Frame(isBound: false);
        Refused(reason, issuer.Sign(frame, header => header[member] = value) + "~");
    }

    [Theory]
    [InlineData("exp", -11, "has expired")]
    [InlineData("nbf", 11, "not good yet")]
    [InlineData("iat", 11, "not good yet")]
    public void A_credential_is_good_in_its_time_only(string claim, int seconds, string reason)
    {
        var frame = issuer.Frame(isBound: false);
        frame[claim] = Now.AddSeconds(seconds).ToUnixTimeSeconds();
        Refused(reason, issuer.Sign(frame) + "~");
    }

    [Theory]
    [InlineData("exp", "never expires")]
    [InlineData("iss", "does not say iss")]
    [InlineData("vct", "does not say vct")]
    public void What_a_credential_must_say_is_asked_for(string claim, string reason)
    {
        var frame = issuer.Frame(isBound: false);
        frame.Remove(claim);
        Refused(reason, issuer.Sign(frame) + "~");
    }

    [Fact]
    public void Another_issuer_another_hash_and_another_text_are_refused()
    {
        var (elsewhere, hash) = (issuer.Frame(isBound: false), issuer.Frame(isBound: false));
        elsewhere["iss"] = "https://other.example/";
        hash["_sd_alg"] = "md5";

        Refused("and the keys are those of", issuer.Sign(elsewhere) + "~");
        Refused("not by sha-256", issuer.Sign(hash) + "~");
        Refused("no SD-JWT", issuer.Sign(issuer.Frame(isBound: false)));
        Refused("no SD-JWT", "");
        Refused("three parts", "a.b~");
    }

    private string Holding(JsonArray digests, params string[] shown)
    {
        var frame = issuer.Frame(isBound: false);
        frame["_sd"] = digests;
        return issuer.Credential(frame, shown);
    }

    private void Refused(string reason, string shown, VerifierExpectation? expected = null, params string[] also)
    {
        var refused = Assert.Throws<CredentialRefusedException>(() => issuer.Verifier.Verify(shown, expected ?? Expected));
        Assert.Contains(also.Append(reason), known => refused.Message.Contains(known, StringComparison.Ordinal));
    }
}
