using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>
/// Keeps what a run sees and says as it comes, so that a run that is broken off loses nothing. Calls never overlap, whatever runs at once;
/// those of one check stand in order: its attempts, then its result.
/// </summary>
public interface IRunRecorder
{
    /// <summary>The run begins, or goes on after it was broken off.</summary>
    void Started(RunStart start);

    /// <summary>One attempt of a check is over; a failing check has two.</summary>
    /// <param name="check">The check.</param>
    /// <param name="attempt">1 or 2.</param>
    /// <param name="exchanges">What was sent and came back, in order, redacted as far as secrets are known by now.</param>
    void Attempted(Check check, int attempt, IReadOnlyList<Exchange> exchanges);

    /// <summary>A check is done.</summary>
    void Finished(CheckResult result);
}
