namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>What an entry of a person's history tells.</summary>
internal enum SignInOutcome
{
    /// <summary>The PIN was right, and a code was sent.</summary>
    CodeSent,

    /// <summary>The PIN was right, and another factor is asked for than a sent code.</summary>
    PinRight,

    /// <summary>PIN and second factor were right.</summary>
    SignedIn,

    /// <summary>Whoever was signed in already was let in by one more relying party, without PIN and code.</summary>
    PassedOn,

    /// <summary>The PIN was wrong.</summary>
    WrongPin,

    /// <summary>The code was wrong.</summary>
    WrongCode,

    /// <summary>The PIN was wrong once too often, and is locked for a while.</summary>
    PinLocked,

    /// <summary>The code was wrong once too often, and is locked for a while.</summary>
    CodeLocked,

    /// <summary>What was given was right, and the person is let in nowhere, or by no relying party.</summary>
    Refused,

    /// <summary>The person locked their sign-in.</summary>
    Locked,

    /// <summary>The person unlocked it.</summary>
    Unlocked,

    /// <summary>A relying party asked questions about the person, and was answered with yes or no.</summary>
    Verified,

    /// <summary>A relying party got what the person granted it.</summary>
    Identified,

    /// <summary>The person added a second factor, or put a new one in its place.</summary>
    FactorAdded,

    /// <summary>They locked one.</summary>
    FactorLocked,

    /// <summary>They unlocked one.</summary>
    FactorUnlocked,

    /// <summary>They removed one.</summary>
    FactorRemoved,

    /// <summary>They let a counter have what it asked for.</summary>
    CounterApproved,

    /// <summary>They refused it to a counter.</summary>
    CounterRefused,

    /// <summary>An agent activated the person, whom an import had enrolled, and they chose their PIN.</summary>
    Activated,

    /// <summary>One person offered another to act for them.</summary>
    ActingOffered,

    /// <summary>The other accepted.</summary>
    ActingAccepted,

    /// <summary>The other declined.</summary>
    ActingDeclined,

    /// <summary>The principal took it back.</summary>
    ActingWithdrawn,

    /// <summary>The delegate ended it, or one of the two died.</summary>
    ActingEnded,

    /// <summary>The person acted for another.</summary>
    ActedFor,

    /// <summary>Another acted for the person.</summary>
    ActedBy,
}
