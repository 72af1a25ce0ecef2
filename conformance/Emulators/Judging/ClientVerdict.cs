namespace DigitalIndiaStack.Conformance.Emulators.Judging;

/// <summary>What a trial of a client came to.</summary>
/// <param name="Mutant">The fault that it met.</param>
/// <param name="Kind">Whether it did its duty.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record ClientVerdict(ClientMutant Mutant, ClientVerdictKind Kind, string Reason);

/// <summary>Whether a client did its duty.</summary>
public enum ClientVerdictKind
{
    /// <summary>It did.</summary>
    Pass,

    /// <summary>It did not.</summary>
    Fail,

    /// <summary>The trial shows nothing: the client does not do the job with a correct server, never came to the fault, or came to no end.</summary>
    Inconclusive,
}
