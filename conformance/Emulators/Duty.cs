namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>What a client must do with the answers that it gets.</summary>
public enum Duty
{
    /// <summary>Take them: nothing is wrong.</summary>
    Accept,

    /// <summary>Not take them, and say so.</summary>
    Refuse,

    /// <summary>Try again in the way that the answer allows, until it worked once.</summary>
    Persist,

    /// <summary>Do it once, however often it is told.</summary>
    Once,
}
