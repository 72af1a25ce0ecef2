using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Verdicts;

/// <summary>All that a run says.</summary>
public sealed record RunResult
{
    /// <summary>The server that was judged.</summary>
    public required SystemUnderTest Target { get; init; }

    /// <summary>Id of the run, which stands in the names of its test data.</summary>
    public required string RunId { get; init; }

    /// <summary>Seed of chance; the same seed makes the same choices.</summary>
    public required int Seed { get; init; }

    /// <summary>Digest of the specifications by which it judged.</summary>
    public required string SpecsDigest { get; init; }

    /// <summary>Profiles that were asked for; empty for all. Checks over all operations judged only those of these profiles.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Start, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>End, UTC.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Every check that was chosen, in the order of ids.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>Every requirement that was chosen.</summary>
    public required IReadOnlyList<RequirementResult> Requirements { get; init; }

    /// <summary>Every profile of these requirements.</summary>
    public required IReadOnlyList<ProfileResult> Profiles { get; init; }

    /// <summary>Waivers that nothing needed, by requirement; they fail the run, because a repaired breach must not stay waived.</summary>
    public IReadOnlyList<string> UnusedWaivers { get; init; } = [];

    /// <summary>Whether the server stopped answering during the run.</summary>
    public bool TargetLost { get; init; }

    /// <summary>Checks that failed once and then passed with the same seed, by id; in quarantine or not.</summary>
    public IReadOnlyList<string> Flaky => [.. Checks.Where(result => result.Verdict.Reason is ReasonCodes.Flaky or ReasonCodes.Quarantined).Select(result => result.Check.Id)];

    /// <summary>The exit code of the command line.</summary>
    public int ExitCode
    {
        get
        {
            if (TargetLost)
            {
                return ExitCodes.Unreachable;
            }

            if (Checks.Any(result => result.Verdict.Kind == VerdictKind.Error))
            {
                return ExitCodes.EngineError;
            }

            if (UnusedWaivers.Count > 0 || Profiles.Any(profile => profile.Conformity == Conformity.NotConformant) || Checks.Any(result => result.Verdict.Kind == VerdictKind.Fail))
            {
                return ExitCodes.NotConformant;
            }

            return Profiles.All(profile => profile.Conformity == Conformity.Conformant) && Profiles.Count > 0 ? ExitCodes.Conformant : ExitCodes.Partial;
        }
    }
}
