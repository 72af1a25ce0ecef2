using System.Text;
using AngleSharp.Dom;

namespace DigitalIndiaStack.Core.Pages.Tests;

public sealed class MarkupTests(SampleSite site)
{
    private static readonly CancellationToken Cancelled = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("ar", "rtl")]
    [InlineData("ar-EG,fr;q=0.5", "rtl")]
    public async Task A_page_says_its_language_and_direction(string wanted, string direction)
    {
        var page = await Read("samples/components", wanted);

        Assert.Equal(wanted[..2], page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(direction, page.DocumentElement.GetAttribute("dir"));
    }

    [Fact]
    public async Task A_text_that_exists_in_English_only_says_so()
    {
        var span = (await Read("samples/components", "ar")).QuerySelector("#fallback span")!;

        Assert.Equal("en", span.GetAttribute("lang"));
        Assert.Equal("ltr", span.GetAttribute("dir"));
    }

    [Fact]
    public async Task An_argument_is_encoded_and_keeps_its_own_direction()
    {
        var page = await Read("samples/components", "ar");

        var name = page.QuerySelector("p bdi")!;
        Assert.Equal("<b>Amina</b> & Co", name.TextContent);
        Assert.Equal("ltr", name.GetAttribute("dir"));
        Assert.DoesNotContain(page.QuerySelectorAll("p b"), _ => true);
    }

    [Fact]
    public async Task A_name_inside_a_text_says_its_own_language()
    {
        var name = (await Read("samples/components", "ar")).QuerySelector("#office span")!;

        Assert.Equal("Seed Office", name.TextContent);
        Assert.Equal("en", name.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("en", "3 fields are shared.")]
    [InlineData("ar", "تُشارَك \u20683\u2069 حقول.")]
    public async Task A_count_chooses_the_plural_form(string language, string expected) =>
        Assert.Contains((await Read("samples/components", language)).QuerySelectorAll("p"), text => text.TextContent == expected);

    [Theory]
    [InlineData("en", null)]
    [InlineData("ar", "en")]
    public async Task A_code_is_a_picture_of_this_page_that_says_what_it_holds(string language, string? fallback)
    {
        var code = (await Read("samples/components", language)).QuerySelector("img.dis-qr")!;

        Assert.Equal("QR code of the number \u20684821-7730-1192\u2069", code.GetAttribute("alt"));
        Assert.Equal(fallback, code.GetAttribute("lang"));
        var svg = Encoding.ASCII.GetString(Convert.FromBase64String(code.GetAttribute("src")!["data:image/svg+xml;base64,".Length..]));
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_key_is_left_on_a_page()
    {
        foreach (var path in new[] { "samples/components", "samples/form", "samples/done", "nowhere" })
        {
            var text = (await Read(path, "ar")).DocumentElement.TextContent;
            Assert.DoesNotContain("pages.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("samples.", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refused_field_is_tied_to_its_message_and_the_summary_leads_to_it_in_the_order_of_the_page()
    {
        var page = await Refused();

        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(["#FullName", "#Age", "#BirthDate", "#Answer"], page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".govuk-error-summary a"), link => Assert.NotNull(page.QuerySelector("input" + link.GetAttribute("href"))));
        Assert.Equal("FullName-hint FullName-error", page.QuerySelector("#FullName")!.GetAttribute("aria-describedby"));
        Assert.Equal("Error: Enter your full name", page.QuerySelector("#FullName-error")!.TextContent);
        Assert.Equal("Error: Check this value and enter it again", page.QuerySelector("#Age-error")!.TextContent);
    }

    [Fact]
    public async Task What_was_typed_comes_back_except_the_pin()
    {
        var page = await Refused();

        Assert.Equal("many", page.QuerySelector("#Age")!.GetAttribute("value"));
        Assert.Equal("decision", page.QuerySelector("#Answer")!.GetAttribute("name"));
        Assert.Equal("31", page.QuerySelector("#BirthDate")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#Pin")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("[value=wheat][checked]"));
        Assert.Equal("<script>", page.QuerySelector("#Remarks")!.TextContent.Trim());
    }

    [Fact]
    public async Task Every_field_has_a_name_for_assistive_technology()
    {
        var page = await Read("samples/form", "en");

        var fields = page.QuerySelectorAll("main input:not([type=hidden]), main textarea");
        Assert.Equal(11, fields.Length);
        Assert.All(fields, field => Assert.NotEmpty(page.QuerySelector($"label[for='{field.Id}']")!.TextContent));
    }

    private async Task<IDocument> Refused()
    {
        using var client = site.NewClient();
        var form = new Dictionary<string, string>
        {
            ["Age"] = "many",
            ["BirthDate.Day"] = "31",
            ["BirthDate.Month"] = "2",
            ["BirthDate.Year"] = "1985",
            ["Pin"] = "4711",
            ["Crops"] = "wheat",
            ["Remarks"] = "<script>",
        };
        return await SampleSite.ReadAsync(await SampleSite.PostAsync(client, "samples/form", form, Cancelled));
    }

    private async Task<IDocument> Read(string path, string language)
    {
        using var client = site.NewClient(language);
        return await SampleSite.ReadAsync(await client.GetAsync(path, Cancelled));
    }
}
