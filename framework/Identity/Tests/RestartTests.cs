using System.Net;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Maintenance;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests;

/// <summary>What outlives the process, and what does not outlive its time.</summary>
public sealed class RestartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_sessions_and_tokens_outlive_the_process_and_a_flood_is_held_back()
    {
        await using var first = new IdentityHost();
        await first.InitializeAsync();
        using var browser = new Browser(first);
        var tokens = await first.RedeemAsync(Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest("openid offline_access")), "code")!);
        await first.StopAsync();

        await using var second = first.Again(new() { ["Limits:Burst"] = "60", ["Limits:RequestsPerSecond"] = "1" });
        await second.InitializeAsync();
        var refreshed = await second.RefreshAsync(tokens.Text("refresh_token")!);
        await browser.OpenAsync("/identity/sign-out");
        var floods = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => second.ClientTokenAsync("registrar", "registries.read", "ke", assertion: "none")));

        Assert.Equal(HttpStatusCode.OK, refreshed.Status);
        Assert.Equal(tokens.Identity.Subject, refreshed.Identity.Subject);
        Assert.Equal(tokens.Access.Kid, refreshed.Access.Kid);
        Assert.NotNull(browser.Page.QuerySelector("main form"));
        Assert.Contains(floods, answer => answer.Status == HttpStatusCode.TooManyRequests && answer.Message.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task What_is_over_is_removed_and_what_is_not_stays()
    {
        await using var host = new IdentityHost();
        await host.InitializeAsync();
        using var browser = new Browser(host);
        await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest());
        var sweeper = host.Services.GetServices<IHostedService>().OfType<Sweeper>().Single();

        await sweeper.SweepAsync(Cancellation);
        var kept = await CountAsync(host);
        host.Clock.Advance(TimeSpan.FromDays(31));
        await sweeper.SweepAsync(Cancellation);

        Assert.Equal((1, 1, 1), kept);
        Assert.Equal((0, 0, 0), await CountAsync(host));
    }

    [Fact]
    public async Task A_store_that_is_away_while_it_is_swept_does_not_end_the_host()
    {
        await using var host = new IdentityHost();
        await host.InitializeAsync();
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Database.ExecuteSqlRawAsync("ALTER TABLE oidc_tokens RENAME TO away", Cancellation);
        var sweeper = host.Services.GetServices<IHostedService>().OfType<Sweeper>().Single();

        var escaped = await Record.ExceptionAsync(() => sweeper.TrySweepAsync(Cancellation));

        Assert.Null(escaped);
    }

    [Fact]
    public async Task Instances_that_start_at_once_register_each_client_once()
    {
        await using var host = new IdentityHost();
        await host.InitializeAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Database;
        var known = await db.ExecuteSqlRawAsync("DELETE FROM oidc_applications", Cancellation);
        var startup = host.Services.GetServices<IHostedService>().OfType<ClientStartup>().Single();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => startup.StartAsync(Cancellation), Cancellation)));

        Assert.Equal(known, await db.ExecuteSqlRawAsync("DELETE FROM oidc_applications", Cancellation));
    }

    private static async Task<(int Sessions, int Pending, int Arrivals)> CountAsync(IdentityHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        return (await db.Sessions.CountAsync(Cancellation), await db.PendingSignIns.CountAsync(Cancellation), await db.Arrivals.CountAsync(Cancellation));
    }
}
