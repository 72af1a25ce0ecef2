using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Writes breaches as GitLab code quality: an issue for each breach of a requirement, placed at the line of the clause.</summary>
internal static class GitLabReport
{
    public static string Write(Results results) => ReportJson.Write(ReportJson.Array(
        from check in results.With(VerdictKind.Fail, VerdictKind.Warn)
        from id in check.Requirements
        let requirement = results.Requirement(id)
        where requirement is not null
        select Issue(check, requirement, results)));

    private static JsonObject Issue(CheckEntry check, RequirementEntry requirement, Results results) => new()
    {
        ["description"] = $"{requirement.Id}: {requirement.Text} {ReportJson.Story(check)}",
        ["check_name"] = check.Id,
        ["fingerprint"] = ReportJson.Fingerprint(check, requirement.Id, results),
        ["severity"] = check.Verdict == VerdictKind.Fail ? "critical" : "minor",
        ["location"] = new JsonObject
        {
            ["path"] = requirement.Spec.File,
            ["lines"] = new JsonObject { ["begin"] = requirement.Spec.Line },
        },
    };
}
