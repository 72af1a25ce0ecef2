using DigitalIndiaStack.Conformance.Engine.Reports.Html;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Core.Testing.Browser;
using Microsoft.Playwright;

namespace DigitalIndiaStack.Conformance.Tests.Reports;

/// <summary>Looks at the report as people do: from a file, on a phone and on a desk, in light and in dark.</summary>
public sealed class HtmlBrowserTests : IAsyncLifetime
{
    // Whatever is wider than the box that holds it.
    private const string Spilling = "() => [...document.querySelectorAll('dt,dd,li,p,h1,h2,h3,pre')].filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.textContent)";

    private readonly string folder = Directory.CreateTempSubdirectory("report").FullName;
    private Chromium chromium = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Chromium.WhyAbsent is not null, Chromium.WhyAbsent ?? "");
        chromium = await Chromium.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sw")]
    [InlineData("ar")]
    [InlineData("fr")]
    public async Task A_report_is_accessible_and_fits_on_a_phone_and_on_a_desk(string language)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            var page = await OpenAsync(SampleResults.All, language, width);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                await page.PictureAsync($"report-{language}-{width}-{scheme}");

                Assert.Empty(await page.AxeFaultsAsync());
                Assert.Equal(0, await page.OverflowAsync());
                Assert.Empty(await page.EvaluateAsync<string[]>(Spilling));
            }
        }
    }

    [Fact]
    public async Task A_good_report_is_accessible()
    {
        var page = await OpenAsync(SampleResults.Good, "en", 1280);
        await page.PictureAsync("report-good");

        Assert.Empty(await page.AxeFaultsAsync());
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first()
    {
        var page = await OpenAsync(SampleResults.All, "en", 1280);
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("#content", await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
        Assert.True(await page.Locator(".skip").IsVisibleAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_printed_report_shows_what_was_folded_and_is_black_on_white(string language)
    {
        var page = await OpenAsync(SampleResults.All, language, 1280);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        var colour = await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color");
        var pdf = await page.PdfAsync(new PagePdfOptions { Format = "A4", PrintBackground = true });
        await File.WriteAllBytesAsync(Path.Combine(Pictures(), $"report-{language}.pdf"), pdf, TestContext.Current.CancellationToken);

        Assert.Equal("rgb(255, 255, 255)rgb(0, 0, 0)", colour);
        Assert.False(await page.Locator("nav").IsVisibleAsync());
        Assert.True(await page.Locator(".rules li").Last.IsVisibleAsync());
    }

    private async Task<IPage> OpenAsync(Results results, string language, int width)
    {
        var path = Path.Combine(folder, $"{language}-{width}.html");
        await File.WriteAllTextAsync(path, HtmlReport.Write(results, ReportTexts.In(language)), TestContext.Current.CancellationToken);
        var page = await chromium.OpenAsync(new Visitor(language, width));
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return page;
    }

    private static string Pictures() => Directory.CreateDirectory(Path.Combine(RepositoryFolder.Root, "artifacts", "pictures")).FullName;
}
