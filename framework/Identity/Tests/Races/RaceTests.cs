using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Tests.Counters;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Races;

/// <summary>What is good once, sent many times at once to two instances on PostgreSQL. The setting IDENTITY_RACES says how many rounds; 100 is the long form.</summary>
public sealed class RaceTests(TwoInstances instances) : IClassFixture<TwoInstances>
{
    private const string Token = "identity/connect/token";

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("IDENTITY_RACES"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 1;

    public static TheoryData<string, int> Races => new(
        from what in new[] { "code", "refresh token", "request_uri", "one-time code", "client assertion", "device code" }
        from count in new[] { 5, 20 }
        select (what, count));

    [Theory]
    [MemberData(nameof(Races))]
    public async Task Of_what_is_good_once_one_wins_on_two_instances(string what, int count)
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        using var browser = new Browser(instances.One);
        await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest());
        for (var round = 0; round < Rounds; round++)
        {
            using var own = new Browser(instances.One);
            var answers = await instances.AtOnceAsync(count, await PrepareAsync(what, browser, own));

            Assert.True(answers.Count(answer => IsWinner(what, answer)) == 1, $"{what}, round {round}: {Told(answers)}");
            Assert.True(answers.All(answer => (int)answer.Status < 500), $"{what}, round {round}: {Told(answers)}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {Rounds} rounds of {count}");
    }

    private Task<Func<HttpRequestMessage>> PrepareAsync(string what, Browser signedIn, Browser signingIn) => what switch
    {
        "code" => CodeAsync(signedIn),
        "refresh token" => RefreshTokenAsync(signedIn),
        "request_uri" => RequestUriAsync(signedIn),
        "one-time code" => OneTimeCodeAsync(signingIn),
        "device code" => DeviceCodeAsync(signedIn),
        _ => Task.FromResult(Assertion()),
    };

    private static bool IsWinner(string what, Answer answer) => what switch
    {
        "request_uri" => answer.Message.Headers.Location is { IsAbsoluteUri: true } back && Browser.Query(back, "code") is not null,
        "one-time code" => answer.Message.Headers.Location is not null,
        _ => answer.Status == HttpStatusCode.OK,
    };

    private static string Told(Answer[] answers) => string.Join("; ", answers.Select(answer => $"{(int)answer.Status} {answer.Error} {answer.Message.Headers.Location}"));

    private static async Task<Func<HttpRequestMessage>> CodeAsync(Browser browser)
    {
        var code = Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest()), "code")!;
        return () => Post(Token, new()
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = Wire.App,
            ["code"] = code,
            ["redirect_uri"] = Wire.AppCallback,
            ["code_verifier"] = Wire.Verifier,
        });
    }

    private async Task<Func<HttpRequestMessage>> RefreshTokenAsync(Browser browser)
    {
        var code = Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest("openid offline_access")), "code")!;
        var token = (await instances.One.RedeemAsync(code)).Text("refresh_token")!;
        return () => Post(Token, new() { ["grant_type"] = "refresh_token", ["client_id"] = Wire.App, ["refresh_token"] = token });
    }

    // Of a client that a person need not approve, so that the first answer is the code.
    private async Task<Func<HttpRequestMessage>> RequestUriAsync(Browser browser)
    {
        var pushed = await instances.One.PushAsync(instances.One.Authenticated(IdentityHost.Partner, Wire.AppRequest(change: form => form["redirect_uri"] = "https://partner.example/back")));
        var path = Wire.AuthorizePath(IdentityHost.Partner, pushed.Text("request_uri")!);
        return () => WithCookies(new HttpRequestMessage(HttpMethod.Get, path), browser);
    }

    private async Task<Func<HttpRequestMessage>> OneTimeCodeAsync(Browser browser)
    {
        using var _ = await Citizen.Halima.EnterAsync();
        await browser.OpenAsync("/identity/sign-in?country=ke");
        await browser.SubmitAsync(("Number", Citizen.Halima.Number), ("Pin", Citizen.Halima.Pin));
        var code = await Citizen.Halima.NewestCodeAsync(instances.One);
        var form = browser.Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First();
        var fields = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Name == "Code" ? code : input.Value ?? "");
        var path = new Uri(browser.Here, form.GetAttribute("action") ?? "").PathAndQuery;
        return () => WithCookies(Post(path, fields), browser);
    }

    // Each with an assertion of its own: it is the device code that is good once.
    private async Task<Func<HttpRequestMessage>> DeviceCodeAsync(Browser browser)
    {
        var counter = new Counter(instances.One);
        var codes = await counter.AskAsync();
        await Counter.DecideAsync(browser, codes);
        return () => Post(Token, counter.PollOf(codes));
    }

    private Func<HttpRequestMessage> Assertion()
    {
        var form = instances.One.Authenticated("registrar", new() { ["grant_type"] = "client_credentials", ["scope"] = "registries.read", ["resource"] = "urn:dis:registries", ["tenant"] = "ke" });
        return () => Post(Token, form);
    }

    private static HttpRequestMessage Post(string path, Dictionary<string, string> form) =>
        new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent(form) };

    private static HttpRequestMessage WithCookies(HttpRequestMessage request, Browser browser)
    {
        request.Headers.Add("Cookie", browser.CookieHeader);
        return request;
    }
}
