using System.Net;

namespace DigitalIndiaStack.Core.Pages.Tests;

public sealed class FrameTests(SampleSite site)
{
    private static readonly CancellationToken Cancelled = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("samples/components", 200)]
    [InlineData("nowhere", 404)]
    [InlineData("samples/done?fail", 500)]
    public async Task Every_page_forbids_scripts_frames_other_hosts_and_keeping(string path, int status)
    {
        using var client = site.NewClient();

        var answer = await client.GetAsync(path, Cancelled);

        Assert.Equal(status, (int)answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_page_may_let_its_forms_lead_to_one_more_host()
    {
        using var client = site.NewClient();

        var policy = (await client.GetAsync("samples/components", Cancelled)).Headers.GetValues("Content-Security-Policy").Single();

        Assert.EndsWith($"form-action 'self' {site.Issuer.Address.GetLeftPart(UriPartial.Authority)} https://service.example", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "This page was not found")]
    [InlineData("samples/done?fail", "Sorry, something went wrong")]
    public async Task An_error_is_told_in_plain_words_without_internals(string path, string title)
    {
        using var client = site.NewClient();

        var page = await SampleSite.ReadAsync(await client.GetAsync(path, Cancelled));

        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("secret", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_taken_and_says_what_to_do()
    {
        using var client = site.NewClient();

        var answer = await client.PostAsync("samples/form", new FormUrlEncodedContent([new("FullName", "Amina")]), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await SampleSite.ReadAsync(answer);
        Assert.Equal("This form was open for too long", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("/samples/form", page.QuerySelector("a.govuk-button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_right_form_is_answered_by_a_redirect()
    {
        using var client = site.NewClient();

        var answer = await SampleSite.PostAsync(client, "samples/form", new()
        {
            ["FullName"] = "Amina",
            ["BirthDate.Day"] = "٢٧",
            ["BirthDate.Month"] = "3",
            ["BirthDate.Year"] = "1985",
            ["decision"] = "agree",
        }, Cancelled);

        Assert.Equal("/samples/done", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_language_that_was_chosen_stays()
    {
        using var client = site.NewClient("ar");
        var page = await SampleSite.ReadAsync(await client.GetAsync("samples/form?step=2", Cancelled));
        var link = page.QuerySelector("header nav a")!.GetAttribute("href")!;

        var chosen = await client.GetAsync(link, Cancelled);
        var back = await SampleSite.ReadAsync(await client.GetAsync(chosen.Headers.Location, Cancelled));

        Assert.Equal("/samples/form?step=2", chosen.Headers.Location!.OriginalString);
        Assert.Equal("en", back.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("")]
    public async Task The_choice_of_a_language_leads_to_this_host_only(string address)
    {
        using var client = site.NewClient();

        var answer = await client.GetAsync("language/ar?return=" + Uri.EscapeDataString(address), Cancelled);

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData(null)]
    public async Task The_style_sheet_may_be_kept_for_good(string? encoding)
    {
        using var client = site.NewClient();
        var path = (await SampleSite.ReadAsync(await client.GetAsync("samples/form", Cancelled))).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (encoding is not null)
        {
            request.Headers.Add("Accept-Encoding", encoding);
        }

        var sheet = await client.SendAsync(request, Cancelled);

        Assert.Equal(encoding, sheet.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Contains("immutable", sheet.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.InRange(sheet.Content.Headers.ContentLength!.Value, 1, encoding is null ? 100_000 : 12_000);
    }
}
