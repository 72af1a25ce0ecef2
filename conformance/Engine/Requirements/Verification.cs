namespace DigitalIndiaStack.Conformance.Engine.Requirements;

/// <summary>How a requirement is shown to hold; the kinds are never added together in a report.</summary>
public enum Verification
{
    /// <summary>A check of the suite shows it over HTTP.</summary>
    Automatic,

    /// <summary>A person states it and keeps the proof.</summary>
    Attested,

    /// <summary>Nothing outside the server can show it; the reason is written down.</summary>
    NotVerifiable,
}
