using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;
using DigitalIndiaStack.Conformance.Suites.Registries;

namespace DigitalIndiaStack.Conformance.Suites.Conventions;

/// <summary>Clause 1 of the common rules: what a request may look like.</summary>
[Touches]
internal static class RequestChecks
{
    [Check("API-C01")]
    [Verifies("API-1.2")]
    public static async Task Members_that_nobody_named_are_refused(CheckRun run)
    {
        foreach (var (call, good) in Bodies(run))
        {
            await run.ControlAsync("the good body is taken", async () => (await call().Json(good).SendAsync(ActorOf(run, call()))).MustBe(201));
            await run.AttackAsync(async () =>
            {
                var more = good.DeepClone().AsObject();
                more["isAdministrator"] = true;
                var refused = (await call().Json(more).SendAsync(ActorOf(run, call()))).MustBeRefused(400, "API-0400");
                Expect.That(refused.Text.Contains("isAdministrator", StringComparison.Ordinal), "errors with a pointer to isAdministrator", refused.Exchange.ResponseBody, refused);
            });
        }
    }

    [Check("API-C02")]
    [Verifies("API-1.3")]
    public static async Task A_member_twice_is_refused(CheckRun run)
    {
        foreach (var (call, good) in Bodies(run))
        {
            var text = good.ToJsonString();
            await run.ControlAsync("the good body is taken", async () => (await call().Raw(text, "application/json").SendAsync(ActorOf(run, call()))).MustBe(201));
            await run.AttackAsync(async () =>
            {
                var first = good.First(pair => pair.Value is JsonValue);
                var twice = $"{text[..^1]},{System.Text.Json.JsonSerializer.Serialize(first.Key)}:{first.Value!.ToJsonString()}}}";
                (await call().Raw(twice, "application/json").SendAsync(ActorOf(run, call()))).MustBeRefused(400, "API-0400");
            });
        }
    }

    [Check("API-C03")]
    [Verifies("API-1.4")]
    public static async Task Another_media_type_is_refused(CheckRun run)
    {
        var (call, good) = Bodies(run)[0];
        await run.ControlAsync("application/json is taken", async () => (await call().Json(good).SendAsync(ActorOf(run, call()))).MustBe(201));
        await run.AttackAsync(async () =>
        {
            foreach (var type in new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded" })
            {
                (await call().Raw(good.ToJsonString(), type).SendAsync(ActorOf(run, call()))).MustBeRefused(415, "API-0415");
            }
        });
    }

    [Check("API-C04")]
    [Verifies("API-1.5")]
    public static async Task A_body_that_is_too_large_is_refused(CheckRun run)
    {
        var (call, good) = Bodies(run)[0];
        await run.ControlAsync("a small body is taken", async () => (await call().Json(good).SendAsync(ActorOf(run, call()))).MustBe(201));
        await run.AttackAsync(async () =>
        {
            var padded = $"{{{new string(' ', 300 * 1024)}{good.ToJsonString()[1..]}";
            // A server may hang up on a body that it will not read, and the next request must not meet that.
            (await call().Raw(padded, "application/json").Header("Connection", "close").SendAsync(ActorOf(run, call()))).MustBeRefused(413, "API-0413");
        });
    }

    [Check("API-C05")]
    [Verifies("API-1.1")]
    [Verifies("API-1.7")]
    [Verifies("API-1.8")]
    [Verifies("API-1.9")]
    [Verifies("API-2.2")]
    [Verifies("API-2.8")]
    public static async Task Hostile_bodies_are_refused_and_break_nothing(CheckRun run)
    {
        var (call, good) = Bodies(run)[0];
        await run.ControlAsync("the good body is taken", async () => (await call().Json(good).SendAsync(ActorOf(run, call()))).MustBe(201));
        await run.AttackAsync(async () =>
        {
            var deep = $"{{\"name\":{new string('[', 500)}{new string(']', 500)}}}";
            var text = good.ToJsonString();
            foreach (var hostile in new[] { "", "{", "null", "[]", "\"text\"", "{\"kind\":7}", "{\"kind\":null,\"name\":[],\"currency\":{}}", deep, text.Replace("Shop", "Sh\\u0000op", StringComparison.Ordinal), text.Replace("Shop", "Sh\\ud800op", StringComparison.Ordinal) })
            {
                (await call().Raw(hostile, "application/json").SendAsync(ActorOf(run, call()))).MustBeRefused(400, "API-0400");
            }

            var latin = System.Text.Encoding.Latin1.GetBytes(text.Replace("Shop", "Shöp", StringComparison.Ordinal));
            (await call().Raw(latin, "application/json").SendAsync(ActorOf(run, call()))).MustBeRefused(400, "API-0400");
        });
    }

    [Check("API-C06")]
    [Verifies("API-1.1")]
    [Verifies("API-1.6")]
    [Verifies("API-6.5")]
    public static async Task Parameters_that_the_schema_does_not_allow_are_refused(CheckRun run)
    {
        await run.ControlAsync("good parameters are taken", async () => (await run.Api("registries").Call("listRegistries").Query("limit", "5").SendAsync(run.A.Registrar)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await run.Api("registries").Call("listRegistries").Query("limit", "many").SendAsync(run.A.Registrar)).MustBeRefused(400, "API-0400");
            (await run.Api("registries").Call("listRegistries").Query("colour", "green").SendAsync(run.A.Registrar)).MustBeRefused(400, "API-0400");
            (await run.Api("registries").Call("listRegistries").Query("cursor", "not-a-cursor").SendAsync(run.A.Registrar)).MustBeRefused(400, "API-0400");
            (await run.Api("payments").Call("getAccount").Path("accountId", "not-a-uuid").SendAsync(run.A.Treasury)).MustBeRefused(400, "API-0400");
            (await run.Api("payments").Call("openAccount").Key("short").Json(Bodies(run)[0].Good).SendAsync(run.A.Treasury)).MustBeRefused(400, "API-0400");
        });
    }

    // Two writes of two blocks stand for all: the conventions are one piece of every server.
    private static (Func<OperationCall> Call, JsonObject Good)[] Bodies(CheckRun run) =>
    [
        (() => run.Api("payments").Call("openAccount").Key(), new JsonObject { ["kind"] = "merchant", ["name"] = "Shop", ["currency"] = Ledger.Of(run).Currency }),
        (() => run.Api("registries").Call("createRegistry").Key(), Plots.DefinitionOf(run.Unique("plots"))),
    ];

    private static Actor ActorOf(CheckRun run, OperationCall call) => run.A.For(call.Operation);
}
