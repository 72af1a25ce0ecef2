using System.Net;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Maintenance;
using DigitalIndiaStack.Identity.Block.Pages.Identity;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.SignIn;

/// <summary>A person's own security (section 8): the history of their sign-ins, and the lock.</summary>
public sealed class OwnSecurityTests(MovedClock moved) : IClassFixture<MovedClock>
{
    private const string Page = "/identity/security";
    private const string WrongPin = "915273";
    private readonly IdentityHost host = moved.Host;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_locks_their_sign_in_is_let_in_nowhere_but_at_the_page_until_they_unlock_it_there(bool isPostgreSql)
    {
        await using var own = await StartAsync(isPostgreSql);
        var citizen = await Citizen.EnrolAsync(own);
        using var before = new Browser(own);
        using var person = new Browser(own);
        var tokens = await own.RedeemAsync(await CodeAsync(before, citizen));
        var code = await CodeAsync(before, citizen);
        await EnterAsync(person, citizen);
        await before.OpenAsync(Page);
        await person.SubmitAsync(("answer", "lock"));
        var told = person.Page.Body!.TextContent;

        Assert.Contains("Your sign-in is locked", told, StringComparison.Ordinal);
        Assert.Empty(person.Page.QuerySelectorAll("main form"));
        Assert.Equal("invalid_grant", (await own.RedeemAsync(code)).Error);
        Assert.Equal("invalid_grant", (await own.RefreshAsync(tokens.Text("refresh_token")!)).Error);
        await before.SubmitAsync(("answer", "unlock"));
        Assert.Equal("/identity/sign-in", before.Here.AbsolutePath);
        Assert.Equal("access_denied", Browser.Query(await before.AuthorizeAsync(citizen, Wire.AppRequest()), "error"));

        await EnterAsync(person, citizen);
        await person.SubmitAsync(("answer", "unlock"));

        Assert.Equal(["unlocked", "signed-in", "code-sent", "refused app", "signed-in app", "code-sent app", "locked"], History(person).Take(7));
        Assert.Equal("invalid_grant", (await own.RefreshAsync(tokens.Text("refresh_token")!)).Error);
        Assert.Equal(HttpStatusCode.OK, (await own.RedeemAsync(await CodeAsync(person, citizen))).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_history_tells_what_was_tried_and_by_whom_newest_first_and_to_nobody_else(bool isPostgreSql)
    {
        await using var own = await StartAsync(isPostgreSql);
        var (citizen, other) = (await Citizen.EnrolAsync(own), await Citizen.EnrolAsync(own));
        using var browser = new Browser(own);
        using var stranger = new Browser(own);
        await OpenAppAsync(own, browser);
        await browser.SubmitAsync(("Number", citizen.Number), ("Pin", WrongPin));
        await browser.SubmitAsync(("Number", citizen.Number), ("Pin", citizen.Pin));
        await browser.SubmitAsync(("Code", Other(await citizen.NewestCodeAsync(own))));
        await browser.SubmitAsync(("Code", await citizen.NewestCodeAsync(own)));
        await browser.SubmitAsync(("answer", "yes"));
        await CodeAsync(browser, citizen);

        await browser.OpenAsync(Page);
        await EnterAsync(stranger, other);

        Assert.Equal(["passed-on app", "signed-in app", "wrong-code app", "code-sent app", "wrong-pin app"], History(browser));
        Assert.Equal(["signed-in", "code-sent"], History(stranger));
        var told = string.Concat(browser.Page.QuerySelectorAll("[data-outcome]").Select(entry => entry.OuterHtml));
        Assert.All([citizen.Number, citizen.Pin, WrongPin, "127.0.0.1"], secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_several_locks_at_once_one_is_made(bool isPostgreSql)
    {
        await using var own = await StartAsync(isPostgreSql);
        var citizen = await Citizen.EnrolAsync(own);
        using var browser = new Browser(own);
        await EnterAsync(browser, citizen);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.PostAsync(("answer", "lock"))));
        await EnterAsync(browser, citizen);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(History(browser), entry => entry == "locked");
    }

    [Fact]
    public async Task The_attempt_that_locks_a_PIN_says_so_and_attempts_while_it_is_locked_leave_nothing()
    {
        var citizen = await Citizen.EnrolAsync(host);
        using var browser = new Browser(host);
        await browser.OpenAsync("/identity/sign-in?country=ke&return=/x?client_id=citizen-app");
        for (var turn = 0; turn < 8; turn++)
        {
            await browser.SubmitAsync(("Number", citizen.Number), ("Pin", WrongPin));
        }

        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await EnterAsync(browser, citizen);

        // No app brought this browser: what an address says of one is not told.
        Assert.Equal(["signed-in", "code-sent", "pin-locked", "wrong-pin", "wrong-pin", "wrong-pin", "wrong-pin"], History(browser));
    }

    [Fact]
    public async Task A_long_history_is_told_page_by_page_and_forgotten_after_a_year()
    {
        await using var own = await StartAsync(false);
        var citizen = await Citizen.EnrolAsync(own);
        using var browser = new Browser(own);
        await EnterAsync(browser, citizen);
        await AddAsync(own, citizen, 38);
        await browser.OpenAsync(Page);
        var first = History(browser);
        await browser.OpenAsync(browser.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal((20, 20), (first.Count, History(browser).Count));
        Assert.Equal("code-sent", History(browser)[^1]);
        Assert.Null(browser.Page.QuerySelector("a[rel=next]"));
        await browser.OpenAsync($"{Page}?cursor=nonsense");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.OpenAsync("/identity/sign-in?country=ke");
        await browser.SubmitAsync(("Number", Numbers.Unused()), ("Pin", WrongPin));
        var sweeper = own.Services.GetServices<IHostedService>().OfType<Sweeper>().Single();
        Assert.Equal(41, await CountAsync(own));
        await sweeper.SweepAsync(TestContext.Current.CancellationToken);
        Assert.Equal(40, await CountAsync(own));
        own.Clock.Advance(TimeSpan.FromDays(366));
        await sweeper.SweepAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await CountAsync(own));
    }

    [Fact]
    public void Every_outcome_has_words() =>
        Assert.All(Enum.GetValues<SignInOutcome>(), outcome => Assert.False(host.Services.GetRequiredService<ITextSource>().Find(SecurityModel.KeyOf(outcome)).IsMissing, $"{outcome}"));

    private static async Task<IdentityHost> StartAsync(bool isPostgreSql)
    {
        Assert.SkipWhen(isPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var own = new IdentityHost(isPostgreSql
            ? new() { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync() }
            : []);
        await own.InitializeAsync();
        return own;
    }

    private static async Task EnterAsync(Browser browser, Citizen citizen)
    {
        await browser.OpenAsync(Page);
        if (browser.Page.QuerySelector("main a.govuk-button") is { } link)
        {
            await browser.OpenAsync(link.GetAttribute("href")!);
        }

        await browser.SignInAsync(citizen);
        Assert.Equal(Page, browser.Here.AbsolutePath);
    }

    private static IReadOnlyList<string> History(Browser browser) =>
        [.. browser.Page.QuerySelectorAll("[data-outcome]").Select(entry => $"{entry.GetAttribute("data-outcome")} {entry.GetAttribute("data-client")}".Replace(" citizen-", " ", StringComparison.Ordinal).Trim())];

    private static async Task<string> CodeAsync(Browser browser, Citizen citizen) =>
        Browser.Query(await browser.AuthorizeAsync(citizen, Wire.AppRequest("openid offline_access")), "code")!;

    private static async Task OpenAppAsync(IdentityHost own, Browser browser)
    {
        var pushed = await own.PushAsync(Wire.AppRequest(change: form => form["tenant"] = "ke"));
        await browser.OpenAsync(Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));
    }

    private static async Task AddAsync(IdentityHost own, Citizen citizen, int count)
    {
        await using var scope = own.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var number = NationalNumber.Parse(citizen.Number)!.Value;
        var person = await db.PersonsOfAll.SingleAsync(row => row.Number == number, TestContext.Current.CancellationToken);
        db.History.AddRange(Enumerable.Range(0, count).Select(_ => new SignInEvent { PersonId = person.Id, At = own.Clock.GetUtcNow(), Outcome = SignInOutcome.WrongPin }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<int> CountAsync(IdentityHost own)
    {
        await using var scope = own.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().History.CountAsync(TestContext.Current.CancellationToken);
    }

    private static string Other(string code) => code == "000000" ? "111111" : "000000";
}
