using System.Text;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;

namespace DigitalIndiaStack.Conformance.Tests.Reports;

public sealed class GitHubReportTests
{
    [Fact]
    public void An_annotation_stands_at_the_line_of_the_clause()
    {
        var line = GitHubReport.Annotations(Of(1)).Single();

        Assert.StartsWith("::error file=specs/consent/consent.v1.md,line=37,title=CNS-1.1 (CNS-C01)::", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Nine_annotations_are_shown_and_the_others_are_counted()
    {
        Assert.Equal(9, GitHubReport.Annotations(Of(9)).Count);

        var lines = GitHubReport.Annotations(Of(14));

        Assert.Equal(10, lines.Count);
        Assert.Equal("::notice title=dis conform::and 5 more; see the summary of the step", lines[^1]);
    }

    [Fact]
    public void A_server_cannot_give_commands_to_the_runner() =>
        Assert.All(GitHubReport.Annotations(SampleResults.All), line =>
        {
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain('\r', line);
            Assert.Equal(0, line.IndexOf("::", StringComparison.Ordinal));
        });

    [Fact]
    public void A_summary_that_is_too_large_is_cut_and_says_so()
    {
        var summary = GitHubReport.Summary(Of(2000), ReportTexts.In("en"));

        Assert.InRange(Encoding.UTF8.GetByteCount(summary), 500 * 1024, 900 * 1024);
        Assert.EndsWith("the HTML report has all of it.\n", summary, StringComparison.Ordinal);
        Assert.Equal(0, summary.Split('\n').Count(line => line.StartsWith("~~~", StringComparison.Ordinal)) % 2);
    }

    [Fact]
    public void A_small_summary_is_whole()
    {
        var summary = GitHubReport.Summary(SampleResults.All, ReportTexts.In("en"));

        Assert.Contains("| consent-core | Not conformant | 0 | 0 | 1 | 4 | 0 | 0 | 0 |", summary, StringComparison.Ordinal);
        Assert.Contains("### CNS-C04", summary, StringComparison.Ordinal);
        Assert.DoesNotContain(ReportTexts.In("en")["cut"], summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_of_a_server_stays_inside_its_block()
    {
        var block = MarkdownText.Block("a\n~~~~\n# not a heading", "text");

        Assert.Equal("~~~~~text\na\n~~~~\n# not a heading\n~~~~~\n", block);
        Assert.Equal(@"a \*b\* \<i\> \| c", MarkdownText.Plain("a *b*\n<i> | c"));
    }

    private static Results Of(int failures) => SampleResults.Of([.. Enumerable.Range(1, failures).Select(SampleResults.Failed)], exitCode: 1);
}
