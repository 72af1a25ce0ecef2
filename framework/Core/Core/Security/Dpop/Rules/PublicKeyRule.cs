namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>The key in the header is the public one alone (4.3, rule 7; IDN-6.7).</summary>
internal sealed class PublicKeyRule : IProofRule
{
    private static readonly string[] Private = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    public string? Flaw(DpopProof proof, DpopExpectation expected)
    {
        var key = proof.Header.GetProperty("jwk");
        return Array.Exists(Private, part => key.TryGetProperty(part, out _)) ? "The proof carries a private key: make another one." : null;
    }
}
