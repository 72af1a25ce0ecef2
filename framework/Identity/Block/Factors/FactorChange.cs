namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>What came of a change that a person asked for.</summary>
internal enum FactorChange
{
    /// <summary>It is made.</summary>
    Done,

    /// <summary>It is not: what they gave is wrong, or it would leave them without a factor, or nothing is to change.</summary>
    Refused,

    /// <summary>Another change came first, at another browser.</summary>
    Raced,

    /// <summary>Their sign-in is too long ago (IDN-11.14).</summary>
    TooOld,
}
