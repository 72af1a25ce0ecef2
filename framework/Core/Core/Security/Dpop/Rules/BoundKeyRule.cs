namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>The key is that to which the access token is bound (4.3, rule 12b; IDN-6.3).</summary>
internal sealed class BoundKeyRule : IProofRule
{
    public string? Flaw(DpopProof proof, DpopExpectation expected) =>
        expected.Thumbprint is not { } bound || proof.Key.Thumbprint == bound ? null : "The proof is by another key.";
}
