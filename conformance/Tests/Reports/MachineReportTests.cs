using System.Text.Json;
using System.Xml.Linq;
using DigitalIndiaStack.Conformance.Engine.Reports;

namespace DigitalIndiaStack.Conformance.Tests.Reports;

public sealed class MachineReportTests
{
    [Fact]
    public void Sarif_has_a_rule_for_each_requirement_and_a_result_at_the_line_of_the_clause()
    {
        var run = Json(SarifReport.Write(SampleResults.All)).GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().ToList();
        var place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");

        Assert.Equal(SampleResults.All.Requirements.Count, run.GetProperty("tool").GetProperty("driver").GetProperty("rules").GetArrayLength());
        Assert.Equal(["CNS-1.1", "CNS-1.2", "CNS-1.3", "CNS-1.4", "PAY-1.2", "PAY-1.3"], results.Select(result => result.GetProperty("ruleId").GetString()));
        Assert.Equal("specs/consent/consent.v1.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(37, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal("warning", results[4].GetProperty("level").GetString());
        Assert.True(results[5].TryGetProperty("suppressions", out _));
        Assert.Equal(3, run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").GetArrayLength());
    }

    [Fact]
    public void Ctrf_counts_neither_as_passed_nor_as_failed_what_says_nothing_of_the_server()
    {
        var summary = Json(CtrfReport.Write(SampleResults.All)).GetProperty("results").GetProperty("summary");

        Assert.Equal((10, 1, 4, 2, 3), (Count("tests"), Count("passed"), Count("failed"), Count("skipped"), Count("other")));

        int Count(string name) => summary.GetProperty(name).GetInt32();
    }

    [Fact]
    public void JUnit_has_a_failure_for_each_waiver_that_nothing_needed()
    {
        var report = XDocument.Parse(JUnitReport.Write(SampleResults.All));

        var waiver = report.Descendants("testcase").Single(test => test.Attribute("name")!.Value.StartsWith("WAIVER-PAY-9.9 ", StringComparison.Ordinal));
        Assert.NotNull(waiver.Element("failure"));
        Assert.Equal($"{report.Descendants("failure").Count()}", report.Root!.Attribute("failures")!.Value);
    }

    [Fact]
    public void Earl_has_an_assertion_for_each_requirement()
    {
        var graph = Json(EarlReport.Write(SampleResults.All)).GetProperty("@graph").EnumerateArray().ToList();
        var outcomes = graph.Skip(2).ToDictionary(
            assertion => assertion.GetProperty("earl:test").GetProperty("@id").GetString()!,
            assertion => assertion.GetProperty("earl:result").GetProperty("earl:outcome").GetString());

        Assert.Equal(SampleResults.All.Requirements.Count, outcomes.Count);
        Assert.Equal("earl:passed", outcomes["urn:dis:requirement:PAY-1.1"]);
        Assert.Equal("earl:failed", outcomes["urn:dis:requirement:CNS-1.1"]);
        Assert.Equal("earl:failed", outcomes["urn:dis:requirement:PAY-1.3"]);
        Assert.Equal("earl:cantTell", outcomes["urn:dis:requirement:REG-1.3"]);
        Assert.Equal("earl:inapplicable", outcomes["urn:dis:requirement:PAY-2.1"]);
        Assert.Equal("earl:untested", outcomes["urn:dis:requirement:REG-2.1"]);
    }

    [Fact]
    public void GitLab_has_an_issue_for_each_breach_with_a_mark_that_stays()
    {
        var issues = Json(GitLabReport.Write(SampleResults.All)).EnumerateArray().ToList();
        var again = Json(GitLabReport.Write(SampleResults.All with { Run = SampleResults.All.Run with { Id = "ffffffff", Seed = 1 } }));

        Assert.Equal(["critical", "critical", "critical", "critical", "minor"], issues.Select(issue => issue.GetProperty("severity").GetString()));
        Assert.Equal(5, issues.Select(Mark).Distinct().Count());
        Assert.Equal(Mark(issues[0]), Mark(again[0]));
        Assert.Equal(37, issues[0].GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32());

        static string? Mark(JsonElement issue) => issue.GetProperty("fingerprint").GetString();
    }

    private static JsonElement Json(string report) => JsonElement.Parse(report);
}
