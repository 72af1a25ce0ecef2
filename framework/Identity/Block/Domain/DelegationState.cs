namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>How far a delegation came; specs/identity/states.yaml says what leads where. That it expired follows from the time, and is not kept.</summary>
internal enum DelegationState
{
    /// <summary>The principal offered it.</summary>
    Offered,

    /// <summary>The delegate accepted it.</summary>
    Accepted,

    /// <summary>The delegate declined it.</summary>
    Declined,

    /// <summary>The principal took it back.</summary>
    Withdrawn,

    /// <summary>The delegate ended it, or one of the two died.</summary>
    Ended,
}
