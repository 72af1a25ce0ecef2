namespace DigitalIndiaStack.Conformance.Engine.Verdicts;

/// <summary>What a run says about a profile.</summary>
public enum Conformity
{
    /// <summary>Every mandatory requirement was seen to hold, is waived, or does not apply.</summary>
    Conformant,

    /// <summary>No breach was seen, and not everything was decided.</summary>
    Partial,

    /// <summary>A mandatory requirement was seen to be broken.</summary>
    NotConformant,
}
