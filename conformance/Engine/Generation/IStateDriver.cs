using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>One thing that lives by a state machine, and the calls that make its events happen.</summary>
public interface IStateDriver
{
    /// <summary>Makes an event happen, or tries to.</summary>
    /// <returns>The answer; <see langword="null"/> when it happens without a call.</returns>
    Task<Answer?> FireAsync(string name);

    /// <summary>The state, as the server tells it.</summary>
    Task<string> StateAsync();
}
