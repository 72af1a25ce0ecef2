using DigitalIndiaStack.Core.Hosting;

namespace DigitalIndiaStack.Identity.Block.Sandbox;

/// <summary><c>a person known to a client</c> <c>{ client, person? }</c>: gives the <c>subject</c> under which the client knows the person.</summary>
internal sealed class KnownPersonState(ISandboxPersons persons) : ISandboxState
{
    public string Name => "a person known to a client";

    public async Task<IReadOnlyDictionary<string, string>?> SetAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken) =>
        parameters.GetValueOrDefault("client") is { } client
        && await persons.SubjectAsync(parameters.GetValueOrDefault("person"), client, cancellationToken) is { } subject
            ? new Dictionary<string, string> { ["subject"] = subject }
            : null;
}
