namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>The signature is by the key in the header (4.3, rule 6; IDN-6.4).</summary>
internal sealed class SignatureRule : IProofRule
{
    public string? Flaw(DpopProof proof, DpopExpectation expected) =>
        proof.Key.HasSigned(proof.Signed, proof.Signature) ? null : "The proof is not signed by the key in its header.";
}
