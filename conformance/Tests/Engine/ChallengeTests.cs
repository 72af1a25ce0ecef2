using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

/// <summary>A challenge of DPoP is found wherever it stands (RFC 9110, 11.6.1), and only what is its own counts.</summary>
public sealed class ChallengeTests
{
    [Theory]
    [InlineData("""DPoP error="use_dpop_nonce", algs="ES256" """)]
    [InlineData("""dpop algs="ES256", error_description="one, two three", error="use_dpop_nonce" """)]
    [InlineData("""Bearer realm="a, b", DPoP algs="ES256", error="use_dpop_nonce" """)]
    [InlineData("""DPoP algs="ES256", error="use_dpop_nonce", Bearer realm="a" """)]
    [InlineData("""Bearer realm="a" """, """DPoP algs="ES256", error="use_dpop_nonce" """)]
    public void A_challenge_is_found(params string[] lines) => Proving.MustBeChallenged(Refused(lines), "use_dpop_nonce");

    [Theory]
    [InlineData("""Bearer algs="ES256", error="use_dpop_nonce" """)]
    [InlineData("""DPoP algs="ES256", Bearer error="use_dpop_nonce" """)]
    [InlineData("""Bearer error="use_dpop_nonce", DPoP algs="ES256" """)]
    [InlineData("""DPoP error="use_dpop_nonce" """)]
    public void What_another_challenge_says_does_not_count(params string[] lines) =>
        Assert.Throws<CheckFailedException>(() => Proving.MustBeChallenged(Refused(lines), "use_dpop_nonce"));

    private static Answer Refused(string[] lines)
    {
        var reply = new Reply(401, [.. lines.Select(line => KeyValuePair.Create("WWW-Authenticate", line.Trim()))], [], 1);
        return Answer.From(reply, new Exchange { Method = "GET", Url = "http://localhost", RequestHeaders = [], RequestBody = "", RequestId = "1" });
    }
}
