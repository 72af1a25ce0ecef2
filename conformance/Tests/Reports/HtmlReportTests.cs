using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Reports.Html;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;

namespace DigitalIndiaStack.Conformance.Tests.Reports;

public sealed class HtmlReportTests
{
    public static TheoryData<string> Languages => [.. ReportTexts.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_text(string language) =>
        Assert.Equal(ReportTexts.In("en").Keys.Order(StringComparer.Ordinal), ReportTexts.In(language).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("sw")]
    [InlineData("ar")]
    [InlineData("fr")]
    public void A_translation_differs_from_English(string language)
    {
        var english = ReportTexts.In("en");
        var texts = ReportTexts.In(language);

        Assert.Empty(english.Keys.Where(key => texts[key] == english[key]));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_a_server_says_stays_text(string language)
    {
        var page = Page(language);

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("article .found pre")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_page_needs_no_network(string language)
    {
        var page = Page(language);

        Assert.Empty(page.QuerySelectorAll("link, img, iframe, object, [src], form"));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("a"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_link_leads_to_exactly_one_place(string language)
    {
        var page = Page(language);

        Assert.All(page.QuerySelectorAll("a"), link => Assert.Single(page.All, element => $"#{element.Id}" == link.GetAttribute("href")));
    }

    [Fact]
    public void A_page_in_Arabic_reads_from_right_to_left_and_its_English_parts_do_not()
    {
        var page = Page("ar");

        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Equal("تقرير المطابقة", page.QuerySelector(".kicker")!.TextContent);
        Assert.All(page.QuerySelectorAll("code"), code => Assert.Equal(("en", "ltr"), Marks(code.Closest("[lang=en]"))));
        Assert.Equal(("en", "ltr"), Marks(page.QuerySelector("article .requirement .en")));
    }

    [Fact]
    public void A_failure_says_all_that_repairs_it()
    {
        var failure = Page("en").QuerySelector("#check-CNS-C01")!;

        Assert.Equal(["requirement", "expected", "found", "hint", "request", "curl", "replay"], failure.QuerySelectorAll("dl > div").Select(row => row.ClassName));
        Assert.Contains("specs/consent/consent.v1.md:37", failure.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Proved_attested_and_untested_stand_side_by_side_and_nothing_is_added()
    {
        var card = Page("en").QuerySelectorAll(".cards > li")[2];

        Assert.Equal(["Proved", "Attested", "Untested"], card.QuerySelectorAll("dt").Select(name => name.TextContent));
        Assert.Equal(["0", "1", "0"], card.QuerySelectorAll("dd").Select(count => count.TextContent));
    }

    [Fact]
    public void Every_requirement_stands_below_its_profile() =>
        Assert.Equal(
            SampleResults.All.Requirements.Select(requirement => requirement.Id).Order(StringComparer.Ordinal),
            Page("en").QuerySelectorAll(".rules .id code").Select(id => id.TextContent).Order(StringComparer.Ordinal));

    [Fact]
    public void The_frame_of_a_report_is_below_sixteen_kibibytes() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(HtmlReport.Write(SampleResults.Good, ReportTexts.In("ar"))), 1, 16 * 1024);

    private static (string?, string?) Marks(IElement? element) => (element?.GetAttribute("lang"), element?.GetAttribute("dir"));

    private static AngleSharp.Html.Dom.IHtmlDocument Page(string language) => new HtmlParser().ParseDocument(HtmlReport.Write(SampleResults.All, ReportTexts.In(language)));
}
