namespace DigitalIndiaStack.Payments.Verify;

/// <summary>Whether an invariant holds.</summary>
internal enum Standing
{
    /// <summary>It was looked at as a whole and holds.</summary>
    Holds,

    /// <summary>Something breaks it.</summary>
    Broken,

    /// <summary>What would tell is not there.</summary>
    CannotTell,
}

/// <summary>What was found of one invariant.</summary>
/// <param name="Id">I1 to I12.</param>
/// <param name="Claim">The invariant in a sentence.</param>
/// <param name="Faults">What breaks it.</param>
/// <param name="Untold">Why it cannot be told whole; <see langword="null"/> when it can.</param>
/// <param name="Notes">What else the auditor should know or keep.</param>
internal sealed record Finding(string Id, string Claim, Faults Faults, string? Untold = null, IReadOnlyList<string>? Notes = null)
{
    /// <summary>Broken, where anything is, however little could be looked at.</summary>
    public Standing Standing => Faults.Count > 0 ? Standing.Broken : Untold is null ? Standing.Holds : Standing.CannotTell;
}
