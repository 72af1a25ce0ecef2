namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>The algorithm is one of those that are named, and that of the key (4.3, rule 5; IDN-6.6).</summary>
internal sealed class AlgorithmRule : IProofRule
{
    public string? Flaw(DpopProof proof, DpopExpectation expected) =>
        proof.Header.Text("alg") == proof.Key.Algorithm ? null : "The algorithm of the proof must be ES256 or PS256, as its key is.";
}
