using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>Judges a recorded run again, without its server, and says where the verdicts are other than the record says.</summary>
internal sealed class Recomputation(SpecSet specs, IReadOnlyList<Check> checks)
{
    // Reasons for which a run leaves a check out; it then proves nothing, so there is nothing to recompute.
    private static readonly HashSet<string> LeftOut = [ReasonCodes.TargetLost, ReasonCodes.TimeBudget];

    private readonly List<string> faults = [];

    /// <summary>One sentence for each verdict that cannot be recomputed or comes out otherwise; each names its check.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(RunRecord record, CancellationToken cancellationToken)
    {
        var courses = new RecordedCourses(record.Lines, record.Entries);
        faults.AddRange(courses.Strays.Select(stray => $"{stray}: there are exchanges of an attempt that is not in {Bundle.Journal}."));
        using var session = new Session(record.Target, specs, record.Stamp, courses);
        var results = new List<CheckResult>();
        foreach (var said in record.Results["checks"]!.AsArray().Select(check => check!.AsObject()))
        {
            if (checks.FirstOrDefault(check => check.Id == Text(said, "id")) is not { } check || !check.Requirements.All(specs.Requirements.ContainsKey))
            {
                faults.Add($"{Text(said, "id")}: this suite has no such check.");
            }
            else if (await JudgeAsync(session, check, said, cancellationToken) is { } result)
            {
                results.Add(result);
                Compare(result, said, courses);
            }
        }

        AddShared(record, courses);
        if (faults.Count == 0)
        {
            CompareSummary(record, results);
        }

        return faults;
    }

    private async Task<CheckResult?> JudgeAsync(Session session, Check check, JsonObject said, CancellationToken cancellationToken)
    {
        var attempts = said["attempts"]!.GetValue<int>();
        if (attempts == 0 && Text(said, "verdict") == "skipped" && LeftOut.Contains(Text(said, "reason")))
        {
            return new CheckResult(check, new Verdict { Kind = VerdictKind.Skipped, Reason = Text(said, "reason"), Message = Text(said, "message") }, 0, TimeSpan.Zero);
        }

        try
        {
            var judge = new CheckJudge(session, specs.Requirements, repeats: attempts > 1 ? 1 : 0, new Nobody());
            return new Waivers(session.Target.Waivers).Apply(await judge.JudgeAsync(check, cancellationToken));
        }
        catch (NotRecordedException missing)
        {
            faults.Add($"{check.Id}: {missing.Message}");
            return null;
        }
    }

    private void Compare(CheckResult result, JsonObject said, RecordedCourses courses)
    {
        var (verdict, reason) = (WireName.Of(result.Verdict.Kind), result.Verdict.Reason);
        if (verdict != Text(said, "verdict") || reason != Text(said, "reason") || result.Attempts != said["attempts"]!.GetValue<int>())
        {
            faults.Add($"{result.Check.Id}: the record says {Text(said, "verdict")} {Text(said, "reason")}, its evidence comes to {verdict} {reason} {result.Verdict.Message}".TrimEnd());
        }

        var own = courses.All.Where(course => course.Name == result.Check.Id && course.Attempt <= result.Attempts);
        faults.AddRange(own.Where(course => course.Evidence.Recorded!.Left > 0).Select(course => $"{result.Check.Id}: attempt {course.Attempt} has exchanges that the check does not make."));
    }

    // What a check that was left out had begun is not made again.
    private void AddShared(RunRecord record, RecordedCourses courses)
    {
        var isWhole = record.Results["checks"]!.AsArray().All(check => check!["attempts"]!.GetValue<int>() > 0 || Text(check.AsObject(), "verdict") != "skipped");
        faults.AddRange(courses.All
            .Where(course => Course.IsNameOfShared(course.Name) && isWhole && course.Evidence.Recorded!.Left > 0)
            .Select(course => $"{course.Name}: there are exchanges that nothing makes."));
    }

    private void CompareSummary(RunRecord record, IReadOnlyList<CheckResult> results)
    {
        List<string> ids = [.. record.Results["requirements"]!.AsArray().Select(requirement => Text(requirement!.AsObject(), "id"))];
        faults.AddRange(ids.Where(id => !specs.Requirements.ContainsKey(id)).Select(id => $"{id}: these specifications have no such requirement."));
        if (faults.Count > 0)
        {
            return;
        }

        var plan = RunPlan.Of([.. results.Select(result => result.Check)], [.. ids.Select(id => specs.Requirements[id])], record.Stamp.Asked, checks, specs);
        var start = new RunStart
        {
            Target = record.Target,
            Plan = plan,
            RunId = record.Stamp.RunId,
            Seed = record.Stamp.Seed,
            SpecsDigest = specs.Digest,
            StartedAt = record.Stamp.StartedAt,
            Secrets = new Redactor(),
        };
        var again = JsonNode.Parse(JsonReport.Write(Runner.Summarize(start, results, record.Stamp.FinishedAt, record.Stamp.TargetLost), new Redactor()))!.AsObject();
        faults.AddRange(Differences.Of(again, record.Results));
    }

    private sealed class Nobody : IRunRecorder
    {
        public void Started(RunStart start)
        {
        }

        public void Attempted(Check check, int attempt, IReadOnlyList<Exchange> exchanges)
        {
        }

        public void Finished(CheckResult result)
        {
        }
    }

    private static string Text(JsonObject said, string member) => said[member]?.GetValue<string>() ?? "";
}
