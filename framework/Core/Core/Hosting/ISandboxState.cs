namespace DigitalIndiaStack.Core.Hosting;

/// <summary>
/// One state into which a test can bring a sandbox before it asks something: the provider states of pacts. Only a sandbox host calls it.
/// Registered scoped: it works for the tenant of the caller.
/// </summary>
public interface ISandboxState
{
    /// <summary>What tests call it, in words: <c>a consent request of a client</c>.</summary>
    string Name { get; }

    /// <summary>Brings the state about.</summary>
    /// <param name="parameters">What the state depends on.</param>
    /// <returns>The values that a test needs, such as ids; <see langword="null"/> when the parameters do not fit.</returns>
    Task<IReadOnlyDictionary<string, string>?> SetAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken);
}
