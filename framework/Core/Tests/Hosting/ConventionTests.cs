using DigitalIndiaStack.Core.Tests.Fixture;

namespace DigitalIndiaStack.Core.Tests.Hosting;

/// <summary>Each refusal of Core, by its code.</summary>
public sealed class ConventionTests
{
    private const string Things = "/things/v1/things";

    [Fact]
    public async Task What_is_not_there_answers_404_and_a_wrong_method_405_with_allow()
    {
        await using var host = await ThingsHost.StartAsync();

        (await host.SendAsync(HttpMethod.Get, "/things/v1/nothing")).AssertProblem(404, "API-0404");
        (await host.SendAsync(HttpMethod.Get, $"{Things}/{Guid.CreateVersion7()}")).AssertProblem(404, "API-0404");
        var wrong = await host.SendAsync(HttpMethod.Patch, Things);
        wrong.AssertProblem(405, "API-0405");
        Assert.Equal("GET, POST", wrong.Header("Allow"));
    }

    [Theory]
    [InlineData("text/html", 406)]
    [InlineData("application/json;q=0, */*", 406)]
    [InlineData("application/json", 200)]
    [InlineData("text/html, application/*;q=0.1", 200)]
    [InlineData("*/*", 200)]
    public async Task An_answer_that_nobody_accepts_is_406(string accept, int status)
    {
        await using var host = await ThingsHost.StartAsync();
        var request = host.Request(HttpMethod.Get, Things);
        request.Headers.TryAddWithoutValidation("Accept", accept);

        var answer = await host.SendAsync(request);

        Assert.Equal(status, answer.Status);
        if (status == 406)
        {
            answer.AssertProblem(406, "API-0406");
        }
    }

    [Theory]
    [InlineData("store", 503, "API-0503")]
    [InlineData("fault", 503, "API-0503")]
    [InlineData("peer", 503, "API-0503")]
    [InlineData("disk", 503, "API-0503")]
    [InlineData("file", 500, "API-0500")]
    [InlineData("stale", 412, "API-0412")]
    [InlineData("code", 500, "API-0500")]
    public async Task A_failure_says_nothing_of_the_inside(string kind, int status, string code)
    {
        await using var host = await ThingsHost.StartAsync();

        var answer = await host.SendAsync(HttpMethod.Post, $"/things/v1/failures/{kind}");

        answer.AssertProblem(status, code);
        Assert.Equal(status == 503, answer.Header("Retry-After").Length > 0);
        Assert.Empty(host.Store.Things);
    }

    [Fact]
    public async Task Too_many_requests_of_one_caller_answer_429_and_leave_the_others_alone()
    {
        await using var host = await ThingsHost.StartAsync(null, ("Limits:Burst", "3"), ("Limits:RequestsPerSecond", "1"));
        var other = host.Issuer.Sign(new("things", "things.read") { ClientId = "other" });
        var before = await host.SendAsync(host.Request(HttpMethod.Get, Things, token: other));
        var start = TimeProvider.System.GetTimestamp();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => host.SendAsync(HttpMethod.Get, Things)));

        // Each second gives one more, and how many seconds it takes is up to the machine.
        var most = 4 + (int)TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        Assert.InRange(answers.Count(answer => answer.Status == 200), 3, most);
        var refused = answers.Where(answer => answer.Status != 200).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => answer.AssertProblem(429, "API-0429"));
        Assert.All(refused, answer => Assert.NotEmpty(answer.Header("Retry-After")));
        var after = await host.SendAsync(host.Request(HttpMethod.Get, Things, token: other));
        Assert.Equal((200, 200), (before.Status, after.Status));
    }

    [Theory]
    [InlineData("2001:db8:1:2::", 1)]
    [InlineData("2001:db8:1:", 40)]
    [InlineData("::ffff:203.0.113.", 40)]
    public async Task Whoever_has_one_address_of_IPv6_has_its_whole_network(string prefix, int callers)
    {
        await using var host = await ThingsHost.StartAsync(null, ("Limits:Burst", "1"), ("Limits:RequestsPerSecond", "1"), ("Proxies", "127.0.0.1"));
        var start = TimeProvider.System.GetTimestamp();

        var answers = await Task.WhenAll(Enumerable.Range(1, 40).Select(async number =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/things/v1/catalogue");
            request.Headers.Add("X-Forwarded-For", prefix.EndsWith("::", StringComparison.Ordinal) || prefix.EndsWith('.') ? $"{prefix}{number}" : $"{prefix}{number:x}::1");
            return await host.SendAsync(request);
        }));

        var seconds = (int)TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        Assert.InRange(answers.Count(answer => answer.Status == 200), callers, callers * (seconds + 2));
        Assert.Equal(callers < 40, answers.Any(answer => answer.Status == 429));
    }

    [Fact]
    public async Task Every_answer_is_careful_with_browsers_and_caches()
    {
        await using var host = await ThingsHost.StartAsync();

        var answer = await host.SendAsync(HttpMethod.Get, Things);

        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Header("Content-Security-Policy"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Empty(answer.Header("Server"));
        Assert.Equal("en", answer.Header("Content-Language"));
        Assert.Equal("Accept-Language", answer.Header("Vary"));
    }

    [Theory]
    [InlineData("abc-DEF_1.2", true)]
    [InlineData("a b", false)]
    [InlineData("<script>", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789", false)]
    public async Task A_harmless_request_id_comes_back_and_another_is_replaced(string id, bool kept)
    {
        await using var host = await ThingsHost.StartAsync();
        var request = host.Request(HttpMethod.Get, Things);
        request.Headers.TryAddWithoutValidation("X-Request-Id", id);

        var answer = await host.SendAsync(request);

        Assert.Equal(kept, answer.Header("X-Request-Id") == id);
        Assert.NotEmpty(answer.Header("X-Request-Id"));
    }

    [Fact]
    public async Task A_problem_carries_the_trace_of_the_caller()
    {
        await using var host = await ThingsHost.StartAsync();
        var request = host.Request(HttpMethod.Get, "/nowhere");
        request.Headers.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        var problem = (await host.SendAsync(request)).AssertProblem(404, "API-0404");

        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", problem.GetProperty("traceId").GetString());
    }
}
