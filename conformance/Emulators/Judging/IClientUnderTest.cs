namespace DigitalIndiaStack.Conformance.Emulators.Judging;

/// <summary>A client that is asked to do one job.</summary>
public interface IClientUnderTest
{
    /// <summary>Does the job once.</summary>
    /// <param name="settings">The environment variables of <see cref="Emulator.Settings"/>.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    Task<ClientOutcome> RunAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken);
}

/// <summary>What a client says of its job.</summary>
public enum ClientOutcome
{
    /// <summary>It did it.</summary>
    Accepted,

    /// <summary>It did not do it.</summary>
    Refused,

    /// <summary>It came to no end in time.</summary>
    Hung,
}
