using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Writes results in the Common Test Report Format (CTRF).</summary>
internal static class CtrfReport
{
    private const string SpecVersion = "0.0.0";

    public static string Write(Results results) => ReportJson.Write(new JsonObject
    {
        ["reportFormat"] = "CTRF",
        ["specVersion"] = SpecVersion,
        ["runId"] = results.Run.Id,
        ["timestamp"] = results.Run.FinishedAt,
        ["generatedBy"] = results.Tool.Name,
        ["results"] = new JsonObject
        {
            ["tool"] = new JsonObject { ["name"] = results.Tool.Name, ["version"] = results.Tool.Version },
            ["summary"] = Summary(results),
            ["tests"] = ReportJson.Array(results.Checks.Select(check => Test(check, results))),
            ["environment"] = new JsonObject { ["appName"] = results.Target.Name, ["extra"] = new JsonObject { ["url"] = results.Target.Url, ["seed"] = results.Run.Seed, ["specs"] = results.Run.Specs } },
        },
    });

    private static JsonObject Summary(Results results)
    {
        var counts = results.Checks.CountBy(check => StatusOf(check.Verdict)).ToDictionary();
        return new JsonObject
        {
            ["tests"] = results.Checks.Count,
            ["passed"] = counts.GetValueOrDefault("passed"),
            ["failed"] = counts.GetValueOrDefault("failed"),
            ["skipped"] = counts.GetValueOrDefault("skipped"),
            ["pending"] = 0,
            ["other"] = counts.GetValueOrDefault("other"),
            ["start"] = Epoch(results.Run.StartedAt),
            ["stop"] = Epoch(results.Run.FinishedAt),
        };
    }

    private static JsonObject Test(CheckEntry check, Results results)
    {
        var test = new JsonObject
        {
            ["testId"] = check.Id,
            ["name"] = $"{check.Id} {check.Title}",
            ["status"] = StatusOf(check.Verdict),
            ["rawStatus"] = WireName.Of(check.Verdict),
            ["duration"] = (long)check.Milliseconds,
            ["suite"] = ReportJson.Texts([check.Id.Split('-')[0]]),
            ["tags"] = ReportJson.Texts(check.Requirements),
            ["retries"] = Math.Max(0, check.Attempts - 1),
        };
        if (results.Requirement(check.Requirements[0]) is { } requirement)
        {
            test["filePath"] = requirement.Spec.File;
            test["line"] = requirement.Spec.Line;
        }

        if (check.Verdict != VerdictKind.Pass)
        {
            test["message"] = ReportJson.Story(check);
            test["trace"] = FailureText.Of(check, results);
        }

        return test;
    }

    // "other" is for what says nothing of the server, so that nobody counts it as passed or failed.
    private static string StatusOf(VerdictKind kind) => kind switch
    {
        VerdictKind.Pass => "passed",
        VerdictKind.Fail => "failed",
        VerdictKind.Skipped or VerdictKind.NotApplicable or VerdictKind.Waived => "skipped",
        _ => "other",
    };

    private static long Epoch(DateTime moment) => new DateTimeOffset(moment.ToUniversalTime(), TimeSpan.Zero).ToUnixTimeMilliseconds();
}
