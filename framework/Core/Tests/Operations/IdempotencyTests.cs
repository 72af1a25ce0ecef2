using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Tests.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Tests.Operations;

public sealed class IdempotencyTests
{
    private const string Key = "key-00000001";
    private const string Body = """{"name":"a"}""";

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_does_nothing()
    {
        await using var host = await ThingsHost.StartAsync();

        var first = await host.MakeAsync(Body, Key);
        var second = await host.MakeAsync(Body, Key);

        Assert.Equal((201, first.Body), (second.Status, second.Body));
        Assert.Equal(first.Header("Location"), second.Header("Location"));
        Assert.Equal(first.Header("ETag"), second.Header("ETag"));
        Assert.Equal(first.Header("Content-Type"), second.Header("Content-Type"));
        Assert.Equal(("", "true"), (first.Header("Idempotency-Replayed"), second.Header("Idempotency-Replayed")));
        Assert.NotEqual(first.Header("X-Request-Id"), second.Header("X-Request-Id"));
        Assert.Single(host.Store.Things);
    }

    [Fact]
    public async Task A_repeat_of_an_answer_that_tells_something_once_gets_what_was_kept_instead()
    {
        await using var host = await ThingsHost.StartAsync();
        const string Told = """{"name":"told once"}""";

        var first = await host.MakeAsync(Told, Key);
        var second = await host.MakeAsync(Told, Key);

        Assert.Equal(first.Body.Replace("told once", "kept", StringComparison.Ordinal), second.Body);
        Assert.Contains("told once", first.Body, StringComparison.Ordinal);
        Assert.Equal((201, first.Header("Location"), "true"), (second.Status, second.Header("Location"), second.Header("Idempotency-Replayed")));
        Assert.Single(host.Store.Things);
    }

    [Fact]
    public async Task A_key_with_another_body_is_422()
    {
        await using var host = await ThingsHost.StartAsync();
        await host.MakeAsync(Body, Key);

        (await host.MakeAsync("""{"name":"b"}""", Key)).AssertProblem(422, "API-0422");
        Assert.Single(host.Store.Things);
    }

    [Fact]
    public async Task A_key_of_another_client_or_tenant_is_another_key()
    {
        await using var host = await ThingsHost.StartAsync();
        await host.MakeAsync(Body, Key);
        foreach (var token in new[] { host.Issuer.Sign(new("things", "things.write") { ClientId = "b" }), host.Issuer.Sign(new("things", "things.write") { Tenant = "ma" }) })
        {
            var request = host.Request(HttpMethod.Post, "/things/v1/things", Body, token);
            request.Headers.Add("Idempotency-Key", Key);

            Assert.Equal(201, (await host.SendAsync(request)).Status);
        }

        Assert.Equal(3, host.Store.Things.Count);
    }

    [Fact]
    public async Task A_key_whose_first_request_runs_is_409()
    {
        await using var host = await ThingsHost.StartAsync();
        var bytes = System.Text.Encoding.UTF8.GetBytes(Body);
        var fingerprint = IdempotentRequest.FingerprintOf("POST", "/things/v1/things", null, bytes);
        await using var scope = host.Services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<MemoryStore.Unit>();
        await unit.BeginAsync(new IdempotentRequest("ke", "tester", "makeThing", Key, fingerprint), TestContext.Current.CancellationToken);

        var answer = await host.MakeAsync(Body, Key);

        answer.AssertProblem(409, "API-0409");
        Assert.NotEmpty(answer.Header("Retry-After"));
    }

    [Fact]
    public async Task A_refused_request_changes_nothing_and_leaves_its_key_free()
    {
        await using var host = await ThingsHost.StartAsync();

        var refused = await host.MakeAsync("""{"name":"unwanted"}""", Key);

        Assert.Equal((422, ""), (refused.Status, refused.Header("ETag")));
        Assert.Empty(host.Store.Things);
        Assert.Equal(201, (await host.MakeAsync(Body, Key)).Status);
    }

    [Fact]
    public async Task No_answer_leaves_whose_work_was_not_committed()
    {
        await using var host = await ThingsHost.StartAsync();
        host.Store.IsDown = true;

        var refused = await host.MakeAsync(Body, Key);
        host.Store.IsDown = false;

        refused.AssertProblem(503, "API-0503");
        Assert.Empty(refused.Header("Location"));
        Assert.Empty(host.Store.Things);
        Assert.Equal(201, (await host.MakeAsync(Body, Key)).Status);
    }

    [Fact]
    public async Task A_read_whose_audit_cannot_be_saved_is_not_answered()
    {
        await using var host = await ThingsHost.StartAsync();
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, "/things/v1/things")).Status);
        Assert.Equal(1, host.Store.Flushes);

        host.Store.IsDown = true;

        (await host.SendAsync(HttpMethod.Get, "/things/v1/things")).AssertProblem(503, "API-0503");
    }
}
