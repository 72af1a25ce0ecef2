using System.Net;
using AngleSharp.Dom;

namespace DigitalIndiaStack.Core.Pages.Tests;

public sealed class SignInTests(SampleSite site) : IAsyncLifetime
{
    private static readonly CancellationToken Cancelled = TestContext.Current.CancellationToken;
    private readonly HttpClient client = site.NewClient();

    public ValueTask InitializeAsync()
    {
        (site.Issuer.Roles, site.Issuer.PretendedIssuer, site.Issuer.Refuses) = ([], null, false);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_page_asks_for_sign_in_and_then_opens()
    {
        var callback = await SignInAsync("samples/private?step=2");
        var page = await ReadAsync(callback.Headers.Location!);

        Assert.Equal("/samples/private?step=2", callback.Headers.Location!.OriginalString);
        Assert.Equal("Every component", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("pairwise-1 samples xa", page.QuerySelector("#who")!.TextContent);
        Assert.Contains("Amina Idrissi", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_is_pushed_with_little_and_nothing_of_it_shows_in_the_browser()
    {
        var challenge = await client.GetAsync("samples/private", Cancelled);

        Assert.Equal(["client_id", "request_uri"], Query(challenge.Headers.Location!).Keys.Order());
        Assert.Equal("openid", site.Issuer.LastPushed["scope"]);
        Assert.Equal("S256", site.Issuer.LastPushed["code_challenge_method"]);
    }

    [Fact]
    public async Task The_cookie_is_closed_to_scripts_and_other_sites_and_small()
    {
        var callback = await SignInAsync("samples/private");

        var cookie = callback.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("dis-samples=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(cookie.Length, 1, 2500);
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 403)]
    public async Task A_page_of_a_role_is_for_people_with_that_role(bool isOfficer, int status)
    {
        site.Issuer.Roles = isOfficer ? ["officer"] : ["clerk", "other"];
        await SignInAsync("samples/private");

        var answer = await client.GetAsync("samples/desk", Cancelled);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(isOfficer ? "Every component" : "You may not see this page", (await SampleSite.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task An_answer_in_the_name_of_another_issuer_is_not_taken()
    {
        site.Issuer.PretendedIssuer = "https://evil.example/";

        await AssertNotSignedInAsync(await SignInAsync("samples/private"));
    }

    [Fact]
    public async Task Who_does_not_sign_in_reads_what_to_do()
    {
        site.Issuer.Refuses = true;

        await AssertNotSignedInAsync(await SignInAsync("samples/private"));
    }

    [Fact]
    public async Task An_answer_that_nobody_waits_for_is_not_taken() =>
        await AssertNotSignedInAsync(await client.GetAsync("samples/signin-oidc?code=1&state=2&iss=3", Cancelled));

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_the_issuer()
    {
        var page = await ReadAsync((await SignInAsync("samples/private")).Headers.Location!);
        var form = page.QuerySelector("header form")!;
        var token = form.QuerySelector("input[type=hidden]")!;

        var answer = await client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent([new(token.GetAttribute("name")!, token.GetAttribute("value")!)]), Cancelled);

        Assert.StartsWith(site.Issuer.Address + "logout", answer.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("id_token_hint", Query(answer.Headers.Location!).Keys);

        // A person who leaves a shared machine leaves every block of it.
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("dis-others=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("samples/private", Cancelled)).StatusCode);
    }

    [Fact]
    public async Task Another_site_cannot_sign_a_person_out()
    {
        await SignInAsync("samples/private");

        var answer = await client.PostAsync("samples/sign-out", new FormUrlEncodedContent([]), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("samples/private", Cancelled)).StatusCode);
    }

    [Fact]
    public async Task An_issuer_that_is_down_is_told_as_a_wait()
    {
        await using var lonely = SampleSite.Build(new Uri("http://127.0.0.1:9/"), site.Data);
        await lonely.StartAsync(Cancelled);
        client.DefaultRequestHeaders.ConnectionClose = true;

        var answer = await client.GetAsync(new Uri(new Uri(lonely.Urls.Single()), "samples/private"), Cancelled);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("Please wait a moment", (await SampleSite.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_session_outlives_a_restart()
    {
        await SignInAsync("samples/private");

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(site.Data, "keys", "dataprotection")));
        await using var again = SampleSite.Build(site.Issuer.Address, site.Data);
        await again.StartAsync(Cancelled);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(new Uri(again.Urls.Single()), "samples/private"), Cancelled)).StatusCode);
    }

    private async Task<HttpResponseMessage> SignInAsync(string path)
    {
        var challenge = await client.GetAsync(path, Cancelled);
        var authorized = await client.GetAsync(challenge.Headers.Location, Cancelled);
        return await client.GetAsync(authorized.Headers.Location, Cancelled);
    }

    private async Task AssertNotSignedInAsync(HttpResponseMessage callback)
    {
        Assert.Equal(HttpStatusCode.BadRequest, callback.StatusCode);
        Assert.Equal("Sign-in did not work", (await SampleSite.ReadAsync(callback)).QuerySelector("h1")!.TextContent);
        Assert.Contains("default-src 'none'", callback.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("samples/private", Cancelled)).StatusCode);
    }

    private async Task<IDocument> ReadAsync(Uri address) => await SampleSite.ReadAsync(await client.GetAsync(address, Cancelled));

    private static Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Query(Uri address) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query);
}
