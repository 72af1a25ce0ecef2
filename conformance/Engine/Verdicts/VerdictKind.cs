namespace DigitalIndiaStack.Conformance.Engine.Verdicts;

/// <summary>What a check came to.</summary>
public enum VerdictKind
{
    /// <summary>The requirement was seen to hold.</summary>
    Pass,

    /// <summary>A MUST was seen to be broken.</summary>
    Fail,

    /// <summary>A SHOULD or MAY was seen to be broken.</summary>
    Warn,

    /// <summary>The server declares not to offer what the check is about.</summary>
    NotApplicable,

    /// <summary>Something that the check needs is missing; nothing is said about the server.</summary>
    Skipped,

    /// <summary>The check ran and could not tell.</summary>
    Inconclusive,

    /// <summary>The suite itself broke.</summary>
    Error,

    /// <summary>The requirement was seen to be broken, and its breach is waived until a day.</summary>
    Waived,
}
