namespace DigitalIndiaStack.Payments.Verify;

/// <summary>What a verification ends with; the same numbers mean the same for <c>dis conform run</c>.</summary>
internal static class VerifyCodes
{
    /// <summary>Every invariant holds.</summary>
    public const int Holds = 0;

    /// <summary>An invariant is broken.</summary>
    public const int Broken = 1;

    /// <summary>None is broken, but at least one cannot be told.</summary>
    public const int Untold = 2;

    /// <summary>The command line is wrong, or names something that is not there.</summary>
    public const int Usage = 3;

    /// <summary>The database does not answer, or holds no ledger.</summary>
    public const int Unreachable = 5;
}
