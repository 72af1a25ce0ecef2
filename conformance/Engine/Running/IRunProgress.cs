using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>Hears of a run while it goes on; calls never overlap.</summary>
public interface IRunProgress
{
    /// <summary>The run begins.</summary>
    void Started(RunPlan plan, int seed);

    /// <summary>A check begins.</summary>
    void Begun(Check check)
    {
    }

    /// <summary>A check is done. Checks are done in any order.</summary>
    void Finished(CheckResult result);
}
