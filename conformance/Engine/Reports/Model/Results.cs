using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Model;

/// <summary>The content of <c>results.json</c>: all that any report needs, without the exchanges.</summary>
internal sealed record Results
{
    /// <summary>Version of the format.</summary>
    public int Version { get; init; } = 1;

    public required ToolEntry Tool { get; init; }

    public required TargetEntry Target { get; init; }

    public required RunEntry Run { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>Checks by verdict.</summary>
    public required SortedDictionary<VerdictKind, int> Summary { get; init; }

    public required IReadOnlyList<ProfileEntry> Profiles { get; init; }

    public required IReadOnlyList<RequirementEntry> Requirements { get; init; }

    public required IReadOnlyList<CheckEntry> Checks { get; init; }

    /// <summary>Waivers that nothing needed, by requirement.</summary>
    public required IReadOnlyList<string> UnusedWaivers { get; init; }

    /// <summary>Checks that failed once and then passed, in quarantine or not, by id.</summary>
    public IReadOnlyList<string> Flaky { get; init; } = [];

    /// <summary>The content for a run.</summary>
    /// <param name="run">All that the run says.</param>
    /// <param name="secrets">Takes out what became known as a secret after a check was judged.</param>
    public static Results Of(RunResult run, Redactor secrets) => new()
    {
        Tool = new ToolEntry("dis conform", typeof(Results).Assembly.GetName().Version!.ToString(3)),
        Target = new TargetEntry(secrets.Redact(run.Target.Name), secrets.Redact(run.Target.Target.ToString())),
        Run = RunEntry.Of(run),
        ExitCode = run.ExitCode,
        Summary = new(run.Checks.CountBy(check => check.Verdict.Kind).ToDictionary()),
        Profiles = [.. run.Profiles.Select(ProfileEntry.Of)],
        Requirements = [.. run.Requirements.Select(RequirementEntry.Of)],
        Checks = [.. run.Checks.Select(check => CheckEntry.Of(check).Redact(secrets))],
        UnusedWaivers = run.UnusedWaivers,
        Flaky = run.Flaky,
    };

    /// <summary>The requirement that a check names; what a run with a narrow choice does not list is told by its id.</summary>
    public RequirementEntry? Requirement(string id) => Requirements.FirstOrDefault(requirement => requirement.Id == id);

    /// <summary>The checks with one of these verdicts, in their order.</summary>
    public IEnumerable<CheckEntry> With(params VerdictKind[] kinds) => Checks.Where(check => kinds.Contains(check.Verdict));
}

/// <summary>The suite that judged.</summary>
internal sealed record ToolEntry(string Name, string Version);

/// <summary>The server that was judged.</summary>
internal sealed record TargetEntry(string Name, string Url);
