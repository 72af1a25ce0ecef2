using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Coverage;

/// <summary>What the checks of a run sent and saw, each in its last attempt.</summary>
internal sealed class SeenExchanges : IRunRecorder
{
    private readonly Dictionary<string, IReadOnlyList<Exchange>> seen = [];

    /// <summary>The exchanges of each check.</summary>
    public IReadOnlyCollection<IReadOnlyList<Exchange>> OfChecks => seen.Values;

    public void Started(RunStart start)
    {
    }

    public void Attempted(Check check, int attempt, IReadOnlyList<Exchange> exchanges) => seen[check.Id] = exchanges;

    public void Finished(CheckResult result)
    {
    }
}
