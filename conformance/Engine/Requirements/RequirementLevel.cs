namespace DigitalIndiaStack.Conformance.Engine.Requirements;

/// <summary>The key words of RFC 2119.</summary>
public enum RequirementLevel
{
    /// <summary>A breach makes the server not conformant.</summary>
    Must,

    /// <summary>Doing it makes the server not conformant.</summary>
    MustNot,

    /// <summary>A breach is a warning.</summary>
    Should,

    /// <summary>An option; where it is taken it is judged as a warning.</summary>
    May,
}
