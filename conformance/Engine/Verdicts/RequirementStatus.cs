namespace DigitalIndiaStack.Conformance.Engine.Verdicts;

/// <summary>What a run says about a requirement; the kinds are counted side by side, never added.</summary>
public enum RequirementStatus
{
    /// <summary>Every check of it passed.</summary>
    Proved,

    /// <summary>A check of it failed.</summary>
    Broken,

    /// <summary>A check of it could not tell, was skipped, warned or broke; or it applies, and every check of it needs what the server does not offer.</summary>
    Undecided,

    /// <summary>Its breach is waived until a day.</summary>
    Waived,

    /// <summary>The server declares not to offer it.</summary>
    NotApplicable,

    /// <summary>It is for a person to attest, or nobody can show it from outside.</summary>
    Attested,

    /// <summary>The suite has no check of it.</summary>
    Untested,
}
