using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli.Progress;

/// <summary>What a person wants to see of verdicts at a glance.</summary>
internal static class Tally
{
    /// <summary>Whether somebody has to do something about it.</summary>
    public static bool IsBad(CheckResult result) => result.Verdict.Kind is VerdictKind.Fail or VerdictKind.Error;
}
