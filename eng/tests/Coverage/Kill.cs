using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Mutants;

namespace DigitalIndiaStack.Coverage;

/// <summary>What became of one mutant.</summary>
/// <param name="Checks">The verdicts of the checks of its requirement.</param>
internal sealed record Kill(Mutant Mutant, IReadOnlyList<CheckResult> Checks, TimeSpan Duration)
{
    /// <summary>Checks that found it.</summary>
    public IReadOnlyList<string> Killers => [.. Checks.Where(check => check.Verdict.Kind == VerdictKind.Fail).Select(check => check.Check.Id)];

    public bool IsKilled => Killers.Count > 0;

    /// <summary>One line, and for a survivor what its checks said.</summary>
    public override string ToString() => IsKilled
        ? $"{Mutant.Id,-8} {Mutant.Requirement,-8} killed by {string.Join(", ", Killers)}: {Mutant.Defect}"
        : $"{Mutant.Id,-8} {Mutant.Requirement,-8} SURVIVED: {Mutant.Defect}{string.Concat(Checks.Select(check => $"\n           {check.Check.Id} {check.Verdict.Kind} {check.Verdict.Reason} {check.Verdict.Message}"))}";
}
