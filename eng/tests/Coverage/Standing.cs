namespace DigitalIndiaStack.Coverage;

/// <summary>How a requirement is shown to hold; the kinds are counted side by side, never added.</summary>
internal enum Standing
{
    /// <summary>Checks of it kill deliberate defects.</summary>
    Proved,

    /// <summary>A person states it, or nothing outside of a server can show it; the reason is written down.</summary>
    Attested,

    /// <summary>No check of it, or none that ever killed a defect.</summary>
    Untested,
}
