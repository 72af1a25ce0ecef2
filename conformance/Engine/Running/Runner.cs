using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>Judges a server.</summary>
public sealed class Runner(SpecSet specs, TimeProvider clock)
{
    /// <summary>Those who keep what the run sees and says.</summary>
    public IReadOnlyList<IRunRecorder> Recorders { get; init; } = [];

    /// <summary>Runs the chosen checks; those that touch nothing in common at the same time.</summary>
    /// <param name="target">The server.</param>
    /// <param name="plan">What was chosen.</param>
    /// <param name="options">Seed, repeats, and what the run may take.</param>
    /// <param name="progress">Hears of each check.</param>
    /// <param name="cancellationToken">Breaks the run off.</param>
    /// <exception cref="TargetUnreachableException">The server does not answer at all.</exception>
    /// <exception cref="ConfigurationFaultException">A waiver has run out, or the target names what no specification has.</exception>
    public async Task<Judged> RunAsync(SystemUnderTest target, RunPlan plan, RunOptions options, IRunProgress progress, CancellationToken cancellationToken)
    {
        if (TargetNames.Unknown(target, specs).ToList() is { Count: > 0 } faults)
        {
            throw new ConfigurationFaultException(faults);
        }

        var waivers = new Waivers(target.Waivers);
        waivers.RefuseExpired(clock.GetUtcNow());
        using var session = new Session(target, specs, options with { Profiles = plan.Asked }, clock);
        if (!await Reach.AnswersAsync(session, cancellationToken))
        {
            throw new TargetUnreachableException(target.Target);
        }

        await SandboxControl.SynchronizeAsync(session.Wire, target, session.Clock, cancellationToken);
        var start = StartOf(session, plan, options.SoFar);
        progress.Started(plan, options.Seed);
        var events = new OneAtATime(progress, Recorders);
        events.Started(start);
        using var judging = new Judging(session, new CheckJudge(session, specs.Requirements, options.Repeats, events), waivers, events);
        var lost = await judging.RunAsync(plan, options, cancellationToken);
        return new Judged(Summarize(start, judging.Results, clock.GetUtcNow(), lost), session.Redactor);
    }

    private RunStart StartOf(Session session, RunPlan plan, RunSoFar? soFar) => new()
    {
        Target = session.Target,
        Plan = plan,
        RunId = session.RunId,
        Seed = session.Seed,
        SpecsDigest = specs.Digest,
        StartedAt = soFar?.StartedAt ?? clock.GetUtcNow(),
        Secrets = session.Redactor,
        Courses = (LiveCourses)session.Courses,
        Turn = soFar?.Turn ?? 0,
        Earlier = soFar?.Results ?? [],
    };

    /// <summary>What the results of the checks come to.</summary>
    internal static RunResult Summarize(RunStart start, IReadOnlyList<CheckResult> results, DateTimeOffset finishedAt, bool lost)
    {
        var requirements = RequirementResult.Of(start.Plan.Requirements, results, start.Target.Unsupported);
        return new RunResult
        {
            Target = start.Target,
            RunId = start.RunId,
            Seed = start.Seed,
            SpecsDigest = start.SpecsDigest,
            StartedAt = start.StartedAt,
            FinishedAt = finishedAt,
            Checks = results,
            Requirements = requirements,
            Profiles = [.. requirements.SelectMany(result => result.Requirement.Profiles).Distinct().Order(StringComparer.Ordinal)
                .Select(name => ProfileResult.Of(name, requirements.Where(result => result.Requirement.Profiles.Contains(name)), isWhole: !start.Plan.Cut.Contains(name)))
                .Where(start.Plan.SpeaksOf)],
            UnusedWaivers = [.. new Waivers(start.Target.Waivers).Unused(results)],
            Asked = start.Plan.Asked,
            TargetLost = lost,
        };
    }
}

/// <summary>A finished run and what must not stand in its reports.</summary>
/// <param name="Result">All that the run says.</param>
/// <param name="Secrets">Knows every secret that the run met.</param>
public sealed record Judged(RunResult Result, Redactor Secrets);
