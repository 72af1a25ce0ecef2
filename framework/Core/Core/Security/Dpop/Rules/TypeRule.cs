namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>The type is that of proofs, and no extension is critical (4.3, rule 4; IDN-6.5).</summary>
internal sealed class TypeRule : IProofRule
{
    public string? Flaw(DpopProof proof, DpopExpectation expected) =>
        proof.Header.Text("typ") == "dpop+jwt" && !proof.Header.TryGetProperty("crit", out _) ? null : "The type of the proof must be dpop+jwt.";
}
