using System.Net;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests;

/// <summary>The same promises on the other database, and after a sandbox threw its data away.</summary>
public sealed class StoreTests
{
    [Fact]
    public async Task On_PostgreSQL_races_have_one_winner_too()
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var connection = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync();
        await using var host = new IdentityHost(new() { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = connection });
        await host.InitializeAsync();
        using var browser = new Browser(host);
        var code = await CodeAsync(browser);

        var redeemed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.RedeemAsync(code)));
        var tokens = await host.RedeemAsync(await CodeAsync(browser));
        var refreshed = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.RefreshAsync(tokens.Text("refresh_token")!)));
        var assertion = Assertions.For(host, "registrar");
        var asserted = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.ClientTokenAsync("registrar", "registries.read", "ke", assertion: assertion)));
        var citizen = await Citizen.EnrolAsync(host);
        var guesses = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => GuessAsync(host, citizen)));

        Assert.Single(redeemed, answer => answer.Status == HttpStatusCode.OK);
        Assert.Single(refreshed, answer => answer.Status == HttpStatusCode.OK);
        Assert.Single(asserted, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(5, guesses.Count(error => error.Contains("not right", StringComparison.Ordinal)));
        Assert.Equal(7, guesses.Count(error => error.Contains("15 minutes", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task After_a_reset_persons_sign_in_again_and_old_tokens_are_worth_nothing()
    {
        await using var host = new IdentityHost();
        await host.InitializeAsync();
        using var before = new Browser(host);
        using var after = new Browser(host);
        var old = await host.RedeemAsync(await CodeAsync(before));

        await host.Services.ResetStoresAsync(TestContext.Current.CancellationToken);
        await host.SeedAsync();
        await host.SeedAsync();

        using var http = host.NewClient(old.AccessToken);
        var info = await http.GetAsync(new Uri("identity/connect/userinfo", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, info.StatusCode);
        Assert.Equal("invalid_grant", (await host.RefreshAsync(old.Text("refresh_token")!)).Error);
        Assert.Equal(HttpStatusCode.OK, (await host.RedeemAsync(await CodeAsync(after))).Status);
    }

    private static async Task<string> CodeAsync(Browser browser) =>
        Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest("openid offline_access")), "code")!;

    private static async Task<string> GuessAsync(IdentityHost host, Citizen citizen)
    {
        using var browser = new Browser(host);
        await browser.OpenAsync("/identity/sign-in?country=ke");
        await browser.SubmitAsync(("Number", citizen.Number), ("Pin", "915273"));
        return browser.Errors.Single();
    }
}
