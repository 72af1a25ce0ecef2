using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Writes results as SARIF 2.1.0: a rule for each requirement, a result for each breach, placed at the line of the clause.</summary>
internal static class SarifReport
{
    public static string Write(Results results) => ReportJson.Write(new JsonObject
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = ReportJson.Array([Run(results)]),
    });

    private static JsonObject Run(Results results)
    {
        List<RequirementEntry> rules = [.. results.Requirements];
        return new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = results.Tool.Name,
                    ["version"] = results.Tool.Version,
                    ["rules"] = ReportJson.Array(rules.Select(Rule)),
                },
            },
            ["automationDetails"] = new JsonObject { ["id"] = $"dis-conform/{results.Target.Name}/" },
            ["invocations"] = ReportJson.Array([Invocation(results)]),
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = ReportJson.Array(
                from check in results.With(VerdictKind.Fail, VerdictKind.Warn, VerdictKind.Waived)
                from id in check.Requirements
                let rule = rules.FindIndex(rule => rule.Id == id)
                where rule >= 0
                select Result(check, rules[rule], rule, results)),
        };
    }

    private static JsonObject Rule(RequirementEntry requirement) => new()
    {
        ["id"] = requirement.Id,
        ["shortDescription"] = Message(requirement.Text),
        ["fullDescription"] = Message(requirement.Text),
        ["help"] = Message($"{requirement.Text} See {requirement.Spec.File}, line {requirement.Spec.Line}."),
        ["defaultConfiguration"] = new JsonObject { ["level"] = IsMandatory(requirement) ? "error" : "warning" },
        ["properties"] = new JsonObject { ["tags"] = ReportJson.Texts([requirement.Block, .. requirement.Profiles]) },
    };

    private static JsonObject Result(CheckEntry check, RequirementEntry requirement, int rule, Results results)
    {
        var result = new JsonObject
        {
            ["ruleId"] = requirement.Id,
            ["ruleIndex"] = rule,
            ["kind"] = "fail",
            ["level"] = check.Verdict == VerdictKind.Warn ? "warning" : "error",
            ["message"] = Message($"{ReportJson.Story(check)}\n{FailureText.Of(check, results)}"),
            ["locations"] = ReportJson.Array([Location(requirement.Spec)]),
            ["partialFingerprints"] = new JsonObject { ["disConformCheck/v1"] = ReportJson.Fingerprint(check, requirement.Id, results) },
        };
        if (check.Verdict == VerdictKind.Waived)
        {
            result["suppressions"] = ReportJson.Array([new JsonObject { ["kind"] = "external", ["justification"] = check.Message ?? "" }]);
        }

        return result;
    }

    private static JsonObject Location(ClausePlace place) => new()
    {
        ["physicalLocation"] = new JsonObject
        {
            ["artifactLocation"] = new JsonObject { ["uri"] = place.File },
            ["region"] = new JsonObject { ["startLine"] = place.Line },
        },
    };

    // What the suite could not decide is no finding about the server, and must not be lost either.
    private static JsonObject Invocation(Results results) => new()
    {
        ["executionSuccessful"] = results.ExitCode != ExitCodes.EngineError,
        ["exitCode"] = results.ExitCode,
        ["startTimeUtc"] = results.Run.StartedAt,
        ["endTimeUtc"] = results.Run.FinishedAt,
        ["toolExecutionNotifications"] = ReportJson.Array(results.With(VerdictKind.Error, VerdictKind.Inconclusive, VerdictKind.Skipped).Select(check => new JsonObject
        {
            ["level"] = check.Verdict == VerdictKind.Error ? "error" : "note",
            ["message"] = Message($"{check.Id} {ReportJson.Story(check)}"),
        })),
    };

    private static bool IsMandatory(RequirementEntry requirement) => requirement.Level is RequirementLevel.Must or RequirementLevel.MustNot;

    private static JsonObject Message(string text) => new() { ["text"] = text };
}
