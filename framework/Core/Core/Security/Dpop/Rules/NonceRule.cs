using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>The nonce is one that was given not long ago; one that was not asked for must be right all the same (4.3, rule 10; IDN-6.15).</summary>
internal sealed class NonceRule(DpopNonces nonces, IOptions<DpopOptions> options) : IProofRule
{
    public string Error => DpopVerdict.NonceWanted;

    public string? Flaw(DpopProof proof, DpopExpectation expected)
    {
        var isGood = proof.Nonce is { } nonce ? nonces.IsGood(nonce) : !expected.NeedsNonce && !options.Value.RequireNonce;
        return isGood ? null : "The proof needs the nonce of the header DPoP-Nonce.";
    }
}
