namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>What goes wrong with an answer as a whole.</summary>
internal enum Trouble
{
    None,

    /// <summary>503 with Retry-After once, and then as asked.</summary>
    UnavailableOnce,

    /// <summary>429 with Retry-After once, and then as asked.</summary>
    TooManyOnce,

    /// <summary>503 whenever it is asked.</summary>
    Unavailable,

    /// <summary>409 API-0409 once: the first request with the key still runs.</summary>
    RunningOnce,

    /// <summary>It is done, and the connection is cut before the answer.</summary>
    CutOnce,

    /// <summary>Success, as a page of HTML.</summary>
    Page,

    /// <summary>A refusal whose problem document lacks the code.</summary>
    ProblemWithoutCode,

    /// <summary>A refusal as a page of HTML.</summary>
    RefusalPage,
}
