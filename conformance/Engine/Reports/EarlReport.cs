using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Writes results in W3C's Evaluation and Report Language (EARL 1.0) as JSON-LD: an assertion for each requirement.</summary>
internal static class EarlReport
{
    public static string Write(Results results) => ReportJson.Write(new JsonObject
    {
        ["@context"] = Context(),
        ["@graph"] = ReportJson.Array([Subject(results), Assertor(results), .. results.Requirements.Select(requirement => Assertion(requirement, results))]),
    });

    // Terms are given in full, so that no reader has to fetch a context.
    private static JsonObject Context() => new()
    {
        ["earl"] = "http://www.w3.org/ns/earl#",
        ["dct"] = "http://purl.org/dc/terms/",
        ["doap"] = "http://usefulinc.com/ns/doap#",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        ["earl:assertedBy"] = Id(),
        ["earl:subject"] = Id(),
        ["earl:mode"] = Id(),
        ["earl:outcome"] = Id(),
        ["foaf:homepage"] = Id(),
        ["dct:date"] = new JsonObject { ["@type"] = "xsd:dateTime" },
    };

    private static JsonObject Id() => new() { ["@type"] = "@id" };

    private static JsonObject Subject(Results results) => new()
    {
        ["@id"] = "_:server",
        ["@type"] = "earl:TestSubject",
        ["dct:title"] = results.Target.Name,
        ["foaf:homepage"] = results.Target.Url,
    };

    private static JsonObject Assertor(Results results) => new()
    {
        ["@id"] = "_:suite",
        ["@type"] = ReportJson.Texts(["earl:Assertor", "earl:Software"]),
        ["dct:title"] = results.Tool.Name,
        ["doap:revision"] = results.Tool.Version,
    };

    private static JsonObject Assertion(RequirementEntry requirement, Results results) => new()
    {
        ["@type"] = "earl:Assertion",
        ["earl:assertedBy"] = "_:suite",
        ["earl:subject"] = "_:server",
        ["earl:mode"] = requirement.Status is RequirementStatus.Attested ? "earl:manual" : "earl:automatic",
        ["earl:test"] = new JsonObject
        {
            ["@id"] = $"urn:dis:requirement:{requirement.Id}",
            ["@type"] = "earl:TestRequirement",
            ["dct:title"] = requirement.Id,
            ["dct:description"] = requirement.Text,
        },
        ["earl:result"] = Result(requirement, results),
    };

    private static JsonObject Result(RequirementEntry requirement, Results results)
    {
        List<CheckEntry> told = [.. results.Checks.Where(check => check.Verdict != VerdictKind.Pass && check.Requirements.Contains(requirement.Id))];
        var result = new JsonObject
        {
            ["@type"] = "earl:TestResult",
            ["earl:outcome"] = OutcomeOf(requirement.Status),
            ["dct:date"] = results.Run.FinishedAt,
        };
        if (told.Count > 0 || requirement.Reason is not null)
        {
            result["earl:info"] = told.Count > 0 ? string.Join('\n', told.Select(check => $"{check.Id} {ReportJson.Story(check)}")) : requirement.Reason;
        }

        return result;
    }

    // A waived breach is still a breach, and an attested sentence was not tested by the suite.
    private static string OutcomeOf(RequirementStatus status) => status switch
    {
        RequirementStatus.Proved => "earl:passed",
        RequirementStatus.Broken or RequirementStatus.Waived => "earl:failed",
        RequirementStatus.Undecided => "earl:cantTell",
        RequirementStatus.NotApplicable => "earl:inapplicable",
        _ => "earl:untested",
    };
}
