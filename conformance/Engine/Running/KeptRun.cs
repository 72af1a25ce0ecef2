using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>What <c>run.json</c> says of a run.</summary>
internal sealed record KeptRun
{
    public required string RunId { get; init; }

    public required int Seed { get; init; }

    public required string Specs { get; init; }

    public required Uri Target { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required int Turn { get; init; }

    public required IReadOnlyList<string> Checks { get; init; }

    public required IReadOnlyList<string> Requirements { get; init; }

    public required IReadOnlyList<string> Profiles { get; init; }

    public static KeptRun Of(RunStart start) => new()
    {
        RunId = start.RunId,
        Seed = start.Seed,
        Specs = start.SpecsDigest,
        Target = start.Target.Target,
        StartedAt = start.StartedAt,
        Turn = start.Turn,
        Checks = [.. start.Plan.Checks.Select(check => check.Id)],
        Requirements = [.. start.Plan.Requirements.Select(requirement => requirement.Id)],
        Profiles = start.Plan.Asked,
    };
}

/// <summary>A line of <c>verdicts.jsonl</c>.</summary>
internal sealed record KeptResult(string Check, Verdict Verdict, int Attempts, double Milliseconds)
{
    /// <summary>What the check left out.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Whether the result stands; what was only kept from being run is run now.</summary>
    public bool Stands => Verdict.Reason is not (ReasonCodes.TargetLost or ReasonCodes.TimeBudget);

    public static KeptResult Of(CheckResult result) => new(result.Check.Id, result.Verdict, result.Attempts, result.Duration.TotalMilliseconds) { LeftOut = result.LeftOut };

    public CheckResult With(Check check) => new(check, Verdict, Attempts, TimeSpan.FromMilliseconds(Milliseconds)) { LeftOut = LeftOut };
}
