using System.Collections.Concurrent;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Core.Tests.Fixture;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Tests.Security;

/// <summary>What a block makes of the issuer's list of revocations (section 23 of the identity rules).</summary>
public sealed class RevocationTests
{
    private const string Things = "/things/v1/things";
    private static readonly TestToken Good = new("things", "things.read") { GrantId = "first", TokenId = "one", Ends = TimeSpan.FromHours(1) };
    private readonly SteppedClock clock = new();
    private readonly ConcurrentQueue<DateTimeOffset?> asked = new();
    private readonly List<object> items = [];

    [Theory]
    [InlineData("grant", "first")]
    [InlineData("token", "one")]
    [InlineData("client", "tester")]
    public async Task What_is_revoked_is_refused_a_second_later_and_nothing_else_is(string kind, string id)
    {
        await using var host = await StartAsync();
        var token = host.Issuer.Sign(Good);
        Assert.Equal(200, await CallAsync(host, token));
        items.Add(new { kind, id, at = clock.GetUtcNow() });
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(401, await CallAsync(host, token));
        Assert.Equal(200, await CallAsync(host, host.Issuer.Sign(Good with { GrantId = "second", TokenId = "two", ClientId = "other" })));
    }

    [Fact]
    public async Task A_client_that_is_registered_anew_is_served()
    {
        await using var host = await StartAsync();
        items.Add(new { kind = "client", id = "tester", at = clock.GetUtcNow() });
        var token = host.Issuer.Sign(Good);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(401, await CallAsync(host, token));
        Assert.Equal(200, await CallAsync(host, host.Issuer.Sign(Good with { Begins = TimeSpan.FromSeconds(65) })));
    }

    [Fact]
    public async Task It_is_read_once_a_second_from_a_minute_before_and_only_when_somebody_calls()
    {
        await using var host = await StartAsync();
        var begun = clock.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => CallAsync(host, host.Issuer.Sign(Good))));
        Assert.Equal([null], asked);
        clock.Advance(TimeSpan.FromSeconds(30));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => CallAsync(host, host.Issuer.Sign(Good))));

        Assert.Equal([null, begun - TimeSpan.FromMinutes(1)], asked);
    }

    [Fact]
    public async Task A_list_in_parts_is_read_to_its_end()
    {
        var at = clock.GetUtcNow() - TimeSpan.FromSeconds(9);
        await using var host = await StartAsync(since => since is null
            ? Results.Json(new { asOf = clock.GetUtcNow(), isWhole = false, items = new[] { new { kind = "grant", id = "other", at } } })
            : Results.Json(new { asOf = clock.GetUtcNow(), isWhole = true, items = new[] { new { kind = "grant", id = "first", at = since } } }));

        Assert.Equal(401, await CallAsync(host, host.Issuer.Sign(Good)));
        Assert.Equal([null, at], asked);
    }

    [Fact]
    public async Task A_list_that_does_not_go_on_is_one_that_cannot_be_read()
    {
        await using var host = await StartAsync(_ => Results.Json(new { asOf = clock.GetUtcNow(), isWhole = false, items = Array.Empty<object>() }));

        Assert.Equal(503, await CallAsync(host, host.Issuer.Sign(Good)));
    }

    [Theory]
    [InlineData("""{ "asOf": "2026-11-24T08:30:01Z", "isWhole": true, "items": [{ "kind": "planet", "id": "x", "at": "2026-11-24T08:30:01Z" }] }""")]
    [InlineData("""{ "asOf": "2026-11-24T08:30:01Z", "isWhole": true }""")]
    [InlineData("null")]
    [InlineData("<html>")]
    public async Task Whoever_cannot_understand_the_list_lets_nobody_in(string list)
    {
        await using var host = await StartAsync(_ => Results.Text(list, "application/json"));

        Assert.Equal(503, await CallAsync(host, host.Issuer.Sign(Good)));
    }

    [Fact]
    public async Task A_list_that_is_away_lets_in_for_half_a_minute_and_then_nobody_until_it_is_back()
    {
        var isAway = false;
        await using var host = await StartAsync(_ => isAway ? Results.StatusCode(500) : Listed());
        Assert.Equal(200, await CallAsync(host, host.Issuer.Sign(Good)));
        isAway = true;
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(200, await CallAsync(host, host.Issuer.Sign(Good)));
        clock.Advance(TimeSpan.FromSeconds(2));

        var refused = await host.SendAsync(host.Request(HttpMethod.Get, Things, token: host.Issuer.Sign(Good)));
        refused.AssertProblem(503, "API-0503");
        isAway = false;
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, await CallAsync(host, host.Issuer.Sign(Good)));
    }

    [Fact]
    public async Task Nobody_waits_long_for_a_list_that_hangs()
    {
        var isHanging = false;
        await using var host = await StartAsync(_ => isHanging ? Results.Stream(TrickleAsync, "application/json") : Listed());
        Assert.Equal(200, await CallAsync(host, host.Issuer.Sign(Good)));
        isHanging = true;
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(200, await CallAsync(host, host.Issuer.Sign(Good)).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task After_its_clock_was_set_back_it_is_read_whole()
    {
        var offset = TimeSpan.Zero;
        await using var host = await StartAsync(_ => Results.Json(new { asOf = clock.GetUtcNow() + offset, isWhole = true, items }));
        await CallAsync(host, host.Issuer.Sign(Good));
        offset = TimeSpan.FromHours(-1);
        clock.Advance(TimeSpan.FromSeconds(1));
        await CallAsync(host, host.Issuer.Sign(Good));

        Assert.Null(asked.Last());
    }

    // White space before a list that never comes; it ends when the block hangs up.
    private static async Task TrickleAsync(Stream body)
    {
        while (true)
        {
            await body.WriteAsync("\n"u8.ToArray());
            await body.FlushAsync();
            await Task.Delay(100);
        }
    }

    private static async Task<int> CallAsync(ThingsHost host, string token) => (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token))).Status;

    private IResult Listed() => Results.Json(new { asOf = clock.GetUtcNow(), isWhole = true, items });

    private async Task<ThingsHost> StartAsync(Func<DateTimeOffset?, IResult>? list = null)
    {
        var host = await ThingsHost.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock), ("Limits:Burst", "1000000"));
        host.Issuer.Revocations = since =>
        {
            asked.Enqueue(since);
            return list?.Invoke(since) ?? Listed();
        };
        return host;
    }
}
