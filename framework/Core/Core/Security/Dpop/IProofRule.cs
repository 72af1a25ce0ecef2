namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>One of the checks of RFC 9449, 4.3. That there is exactly one proof, and that it was not used before, are checked by <see cref="DpopProofs"/>.</summary>
internal interface IProofRule
{
    /// <summary>The error when the rule is broken.</summary>
    string Error => DpopVerdict.InvalidProof;

    /// <summary>How a proof breaks the rule; <see langword="null"/> when it does not.</summary>
    string? Flaw(DpopProof proof, DpopExpectation expected);
}
