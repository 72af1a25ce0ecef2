namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>The proof was made just now (4.3, rule 11; IDN-6.10).</summary>
internal sealed class TimeRule(TimeProvider clock) : IProofRule
{
    /// <summary>How long a proof may be under way.</summary>
    public static TimeSpan LongestLife { get; } = TimeSpan.FromSeconds(60);

    /// <summary>By how much the clock of a client may be ahead.</summary>
    public static TimeSpan Skew { get; } = TimeSpan.FromSeconds(10);

    public string? Flaw(DpopProof proof, DpopExpectation expected)
    {
        var age = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds - proof.IssuedAt;
        return age <= LongestLife.TotalSeconds && age >= -Skew.TotalSeconds ? null : "The proof was made too long ago, or in the future.";
    }
}
