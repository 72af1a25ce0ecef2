namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>The proof is for the access token that comes with it (4.3, rule 12a; IDN-6.12).</summary>
internal sealed class TokenDigestRule : IProofRule
{
    public string? Flaw(DpopProof proof, DpopExpectation expected) =>
        expected.AccessToken is not { } token || proof.TokenDigest == CompactText.Digest(token) ? null : "The proof is not for this access token.";
}
