namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>The proof is for the method of the request (4.3, rule 8; IDN-6.8).</summary>
internal sealed class MethodRule : IProofRule
{
    public string? Flaw(DpopProof proof, DpopExpectation expected) =>
        proof.Method == expected.Request.Method ? null : "The proof is for another method.";
}
