using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.SignIn;

/// <summary>PIN and code: what is wrong, locked, raced or too old. The clock of this host is moved.</summary>
public sealed class FactorTests(MovedClock moved) : IClassFixture<MovedClock>
{
    private const string WrongPin = "915273";
    private const string Locked = "There were too many wrong tries. Wait 15 minutes, then try again";
    private const string Wrong = "The number or the PIN is not right. Check both and try again";
    private const string WrongCode = "The code is not right. Check it and try again";
    private readonly IdentityHost host = moved.Host;

    [Fact]
    public async Task Five_wrong_PINs_lock_for_fifteen_minutes_whoever_the_number_belongs_to()
    {
        var citizen = await Citizen.EnrolAsync(host);
        var nobody = Numbers.Unused();

        var known = await TryPinsAsync(citizen.Number, 6);
        var unknown = await TryPinsAsync(nobody, 6);
        var right = await ErrorAsync(citizen.Number, citizen.Pin);
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        var early = await ErrorAsync(citizen.Number, citizen.Pin);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var late = await ErrorAsync(citizen.Number, citizen.Pin);

        Assert.Equal([Wrong, Wrong, Wrong, Wrong, Wrong, Locked], known);
        Assert.Equal(known, unknown);
        Assert.Equal((Locked, Locked, null), (right, early, late));
    }

    [Fact]
    public async Task A_right_PIN_gives_a_whole_new_budget()
    {
        var citizen = await Citizen.EnrolAsync(host);

        await TryPinsAsync(citizen.Number, 4);
        await ErrorAsync(citizen.Number, citizen.Pin);
        var again = await TryPinsAsync(citizen.Number, 5);

        Assert.All(again, error => Assert.Equal(Wrong, error));
    }

    [Fact]
    public async Task The_page_tells_nothing_of_who_is_enrolled()
    {
        var citizen = await Citizen.EnrolAsync(host);
        using var one = new Browser(host);
        using var other = new Browser(host);

        await TryAsync(one, citizen.Number, WrongPin);
        await TryAsync(other, Numbers.Unused(), WrongPin);

        Assert.Equal(one.Status, other.Status);
        Assert.Equal(one.Errors, other.Errors);
    }

    [Fact]
    public async Task Parallel_guesses_of_a_code_do_not_beat_the_count()
    {
        var citizen = await Citizen.EnrolAsync(host);
        using var browser = new Browser(host);
        await TryAsync(browser, citizen.Number, citizen.Pin);
        var code = await citizen.NewestCodeAsync(host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var answer = await browser.PostAsync(("Code", Other(code)));
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }));
        await browser.SubmitAsync(("Code", code));

        Assert.Equal(5, answers.Count(page => page.Contains(WrongCode, StringComparison.Ordinal)));
        Assert.Equal(15, answers.Count(page => page.Contains(Locked, StringComparison.Ordinal)));
        Assert.Equal([Locked], browser.Errors.Select(error => error[(error.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public async Task Of_several_right_codes_at_once_one_signs_in()
    {
        var citizen = await Citizen.EnrolAsync(host);
        using var browser = new Browser(host);
        await TryAsync(browser, citizen.Number, citizen.Pin);
        var code = await citizen.NewestCodeAsync(host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.PostAsync(("Code", code))));

        Assert.Single(answers, answer => answer.Headers.Location is not null);
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes_and_in_its_browser_only()
    {
        var citizen = await Citizen.EnrolAsync(host);
        using var late = new Browser(host);
        using var other = new Browser(host);
        await TryAsync(late, citizen.Number, citizen.Pin);
        var first = await citizen.NewestCodeAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        await late.SubmitAsync(("Code", first));
        await TryAsync(late, citizen.Number, citizen.Pin);
        var second = await citizen.NewestCodeAsync(host);
        await TryAsync(other, Citizen.Wanjiru.Number, Citizen.Wanjiru.Pin);

        await other.SubmitAsync(("Code", second));

        Assert.Contains(WrongCode, other.Errors.Single(), StringComparison.Ordinal);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_sign_in_may_take_longer_than_the_pushed_request_lives()
    {
        using var browser = new Browser(host);
        var pushed = await host.PushAsync(Hosting.Protocol.AppRequest(change: form => form["tenant"] = "ke"));
        var path = Hosting.Protocol.AuthorizePath(Hosting.Protocol.App, pushed.Text("request_uri")!);
        await browser.OpenAsync(path);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await browser.SignInAsync(Citizen.Wanjiru);
        var back = await browser.SubmitAsync(("answer", "yes"));

        Assert.NotNull(Browser.Query(back!, "code"));
    }

    [Fact]
    public async Task What_is_too_old_is_refused()
    {
        using var browser = new Browser(host);
        var stale = await host.PushAsync(Hosting.Protocol.AppRequest(change: form => form["tenant"] = "ke"));
        host.Clock.Advance(TimeSpan.FromSeconds(92));
        await browser.OpenAsync(Hosting.Protocol.AuthorizePath(Hosting.Protocol.App, stale.Text("request_uri")!));
        var pushedTooLong = browser.Status;
        var code = Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Hosting.Protocol.AppRequest("openid offline_access")), "code")!;
        host.Clock.Advance(TimeSpan.FromSeconds(62));
        var oldCode = await host.RedeemAsync(code);
        var fresh = await host.RedeemAsync(Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Hosting.Protocol.AppRequest("openid offline_access")), "code")!);
        host.Clock.Advance(TimeSpan.FromDays(10));
        var refreshed = await host.RefreshAsync(fresh.Text("refresh_token")!);
        host.Clock.Advance(TimeSpan.FromDays(5));
        var tooLate = await host.RefreshAsync(refreshed.Text("refresh_token")!);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, pushedTooLong);
        Assert.Equal("invalid_grant", oldCode.Error);
        Assert.Equal(System.Net.HttpStatusCode.OK, refreshed.Status);
        Assert.Equal("invalid_grant", tooLate.Error);
    }

    [Fact]
    public async Task A_session_ends()
    {
        using var browser = new Browser(host);
        await browser.AuthorizeAsync(Citizen.Wanjiru, Hosting.Protocol.AppRequest());
        host.Clock.Advance(TimeSpan.FromHours(9));

        await browser.OpenAsync("/identity/sign-out");

        Assert.Null(browser.Page.QuerySelector("main form"));
    }

    private static string Other(string code) => code == "000000" ? "111111" : "000000";

    private static Task TryAsync(Browser browser, string number, string pin) => TryAsync(browser, number, pin, "ke");

    private static async Task TryAsync(Browser browser, string number, string pin, string tenant)
    {
        await browser.OpenAsync($"/identity/sign-in?country={tenant}");
        await browser.SubmitAsync(("Number", number), ("Pin", pin));
    }

    private async Task<string?> ErrorAsync(string number, string pin)
    {
        using var browser = new Browser(host);
        await TryAsync(browser, number, pin);
        return browser.Errors.Select(error => error[(error.IndexOf(' ', StringComparison.Ordinal) + 1)..]).SingleOrDefault();
    }

    private async Task<IReadOnlyList<string?>> TryPinsAsync(string number, int times)
    {
        var errors = new List<string?>();
        for (var time = 0; time < times; time++)
        {
            errors.Add(await ErrorAsync(number, WrongPin));
        }

        return errors;
    }
}
