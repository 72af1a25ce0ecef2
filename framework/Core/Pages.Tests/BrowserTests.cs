using DigitalIndiaStack.Core.Testing.Browser;
using Microsoft.Playwright;

namespace DigitalIndiaStack.Core.Pages.Tests;

public sealed class BrowserTests(SampleSite site, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    public static TheoryData<string, string, int> Views()
    {
        var views = new TheoryData<string, string, int>();
        foreach (var path in new[] { "samples/components", "samples/form" })
        {
            foreach (var language in new[] { "en", "ar" })
            {
                views.Add(path, language, 360);
                views.Add(path, language, 1280);
            }
        }

        views.Add("samples/done", "ar", 360);
        views.Add("nowhere", "en", 1280);
        return views;
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_page_is_accessible_and_fits_its_window(string path, string language, int width)
    {
        var page = await browser.OpenAsync(new Visitor(language, width));

        await page.GotoAsync(new Uri(site.Address, path).AbsoluteUri);

        await Check(page, $"{path}-{language}-{width}");
    }

    [Theory]
    [InlineData("en", 360)]
    [InlineData("ar", 360)]
    [InlineData("ar", 1280)]
    public async Task A_refused_form_is_accessible_and_starts_at_what_went_wrong(string language, int width)
    {
        var page = await browser.OpenAsync(new Visitor(language, width));
        await page.GotoAsync(new Uri(site.Address, "samples/form").AbsoluteUri);

        await page.ClickAsync("button[value=send]");

        await page.Locator(".govuk-error-summary:focus").WaitForAsync();
        await Check(page, $"form-refused-{language}-{width}");
    }

    [Fact]
    public async Task A_form_works_without_scripts()
    {
        var page = await browser.OpenAsync(new Visitor("en", 360, HasScripts: false));
        await page.GotoAsync(new Uri(site.Address, "samples/form").AbsoluteUri);

        await page.FillAsync("#FullName", "Amina Idrissi");
        await page.FillAsync("[name='BirthDate.Day']", "27");
        await page.FillAsync("[name='BirthDate.Month']", "3");
        await page.FillAsync("[name='BirthDate.Year']", "1985");
        await page.CheckAsync("[value=agree]");
        await page.ClickAsync("button[value=send]");

        Assert.EndsWith("/samples/done", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samples/components", "ar")]
    [InlineData("samples/form", "en")]
    public async Task A_page_at_four_hundred_percent_does_not_scroll_sideways(string path, string language)
    {
        var page = await browser.OpenAsync(new Visitor(language, 320));

        await page.GotoAsync(new Uri(site.Address, path).AbsoluteUri);

        Assert.Equal(0, await page.OverflowAsync());
    }

    [Fact]
    public async Task Paper_gets_the_content_on_white()
    {
        var page = await browser.OpenAsync(new Visitor("ar"));
        await page.GotoAsync(new Uri(site.Address, "samples/components").AbsoluteUri);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        foreach (var part in new[] { "html", "body", ".dis-header", ".dis-footer" })
        {
            Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("part => getComputedStyle(document.querySelector(part)).backgroundColor", part));
        }

        Assert.Equal("rgb(0, 0, 0)", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.dis-header__name a')).color"));
        Assert.Equal("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('main .govuk-link'), '::after').content"));
        Assert.False(await page.IsVisibleAsync(".govuk-button"));
        Assert.False(await page.IsVisibleAsync("header nav"));
        await page.PictureAsync("print-ar");
    }

    [Fact]
    public async Task A_page_needs_little_and_asks_no_other_host()
    {
        var page = await browser.OpenAsync(new Visitor("ar", 360));
        var responses = new List<IResponse>();
        page.Response += (_, response) => responses.Add(response);

        await page.GotoAsync(new Uri(site.Address, "samples/components").AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        var sent = await Task.WhenAll(responses.Select(async response => (await response.Request.SizesAsync()) is var sizes ? sizes.ResponseBodySize + sizes.ResponseHeadersSize : 0));
        Assert.All(responses, response => Assert.StartsWith(site.Address.AbsoluteUri, response.Url, StringComparison.Ordinal));
        Assert.InRange(responses.Count, 1, 5);
        Assert.InRange(sent.Sum(), 1, 40 * 1024);
    }

    [Fact]
    public async Task The_details_open_by_keyboard_and_show_a_whole_triangle_in_both_directions()
    {
        var page = await browser.OpenAsync(new Visitor("ar", 1280));
        await page.GotoAsync(new Uri(site.Address, "samples/components").AbsoluteUri);

        const string path = "() => getComputedStyle(document.querySelector('.govuk-details__summary'), '::before').clipPath";
        var closed = await page.EvaluateAsync<string>(path);
        await page.FocusAsync(".govuk-details__summary");
        await page.Keyboard.PressAsync("Enter");
        var opened = await page.EvaluateAsync<string>(path);

        Assert.Equal("polygon(0% 50%, 100% 100%, 100% 0%)", closed);
        Assert.Equal("polygon(0% 0%, 50% 100%, 100% 0%)", opened);
        await page.PictureAsync("details-open-ar");
    }

    private static async Task Check(IPage page, string name)
    {
        await page.PictureAsync(name.Replace('/', '-'));
        Assert.Empty(await page.AxeFaultsAsync());
        Assert.Equal(0, await page.OverflowAsync());
    }
}
