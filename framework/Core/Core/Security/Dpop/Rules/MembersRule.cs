namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>Every claim is there that must be (4.3, rule 3; IDN-6.14).</summary>
internal sealed class MembersRule : IProofRule
{
    private const int LongestId = 256;

    public string? Flaw(DpopProof proof, DpopExpectation expected) =>
        proof is { Id.Length: > 0 and <= LongestId, Method: not null, Address: not null, IssuedAt: not null } && !proof.IsNoText("nonce") && !proof.IsNoText("ath")
            ? null
            : "The proof must have jti of at most 256 characters, htm, htu and iat.";
}
