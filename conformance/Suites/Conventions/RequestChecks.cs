using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Conventions;

/// <summary>Clause 1 of the common rules: what a request may look like.</summary>
[Touches]
internal static class RequestChecks
{
    [Check("API-C01")]
    [Verifies("API-1.2")]
    public static async Task Members_that_nobody_named_are_refused(CheckRun run)
    {
        foreach (var write in Shown.Writes(run))
        {
            await write.MustBeTakenAsync(run);
            await run.AttackAsync(async () =>
            {
                var more = write.Make();
                more["isAdministrator"] = true;
                var refused = (await write.SendAsync(run, more)).MustBeRefused(400, "API-0400");
                Expect.That(refused.Text.Contains("isAdministrator", StringComparison.Ordinal), "errors with a pointer to isAdministrator", refused.Exchange.ResponseBody, refused);
            });
        }
    }

    [Check("API-C02")]
    [Verifies("API-1.3")]
    public static async Task A_member_twice_is_refused(CheckRun run)
    {
        foreach (var write in Shown.Writes(run))
        {
            await write.MustBeTakenAsync(run);
            await run.AttackAsync(async () =>
            {
                var good = write.Make();
                var first = good.First(pair => pair.Value is JsonValue);
                var twice = $"{good.ToJsonString()[..^1]},{System.Text.Json.JsonSerializer.Serialize(first.Key)}:{first.Value!.ToJsonString()}}}";
                (await write.SendAsync(run, twice)).MustBeRefused(400, "API-0400");
            });
        }
    }

    [Check("API-C03")]
    [Verifies("API-1.4")]
    public static async Task Another_media_type_is_refused(CheckRun run)
    {
        var write = Shown.Writes(run)[0];
        await write.MustBeTakenAsync(run);
        await run.AttackAsync(async () =>
        {
            foreach (var type in new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded" })
            {
                (await write.SendAsync(run, write.Make().ToJsonString(), type)).MustBeRefused(415, "API-0415");
            }
        });
    }

    [Check("API-C04")]
    [Verifies("API-1.5")]
    public static async Task A_body_that_is_too_large_is_refused(CheckRun run)
    {
        var write = Shown.Writes(run)[0];
        await write.MustBeTakenAsync(run);
        await run.AttackAsync(async () =>
        {
            var padded = $"{{{new string(' ', 300 * 1024)}{write.Make().ToJsonString()[1..]}";
            // A server may hang up on a body that it will not read, and the next request must not meet that.
            (await write.Call(run).Raw(padded, "application/json").Header("Connection", "close").SendAsync(run.A.Client(write.Role))).MustBeRefused(413, "API-0413");
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
        var write = Shown.Writes(run)[0];
        await write.MustBeTakenAsync(run);
        await run.AttackAsync(async () =>
        {
            var deep = $"{{\"name\":{new string('[', 500)}{new string(']', 500)}}}";
            var text = write.Make().ToJsonString();
            foreach (var hostile in new[] { "", "{", "null", "[]", "\"text\"", "{\"kind\":7}", "{\"kind\":null,\"name\":[],\"currency\":{}}", deep, With("\\u0000"), With("\\ud800") })
            {
                (await write.SendAsync(run, hostile)).MustBeRefused(400, "API-0400");
            }

            var latin = System.Text.Encoding.Latin1.GetBytes(With("ö"));
            (await write.Call(run).Raw(latin, "application/json").SendAsync(run.A.Client(write.Role))).MustBeRefused(400, "API-0400");

            string With(string letter) => text.Replace(write.Word, $"{write.Word[..2]}{letter}{write.Word[2..]}", StringComparison.Ordinal);
        });
    }

    [Check("API-C06")]
    [Verifies("API-1.1")]
    [Verifies("API-1.6")]
    [Verifies("API-6.5")]
    public static async Task Parameters_that_the_schema_does_not_allow_are_refused(CheckRun run)
    {
        await run.PartAsync(async () =>
        {
            await run.ControlAsync("good parameters are taken", async () => (await Shown.List(run).Query("limit", "5").SendAsync(run)).MustBe(200));
            await run.AttackAsync(async () =>
            {
                foreach (var (name, value) in new[] { ("limit", "many"), ("colour", "green"), ("cursor", "not-a-cursor") })
                {
                    (await Shown.List(run).Query(name, value).SendAsync(run)).MustBeRefused(400, "API-0400");
                }
            });
        });
        await run.PartAsync(async () =>
        {
            var write = Shown.Writes(run)[0];
            await write.MustBeTakenAsync(run);
            await run.AttackAsync(async () =>
                (await run.Api(write.Block).Call(write.Operation).Key("short").Json(write.Make()).SendAsync(run.A.Client(write.Role))).MustBeRefused(400, "API-0400"));
        });
        await run.PartAsync(async () =>
        {
            await run.ControlAsync("an id is understood", async () => (await Shown.ById(run, run.NewId()).SendAsync(run)).MustBe(404));
            await run.AttackAsync(async () => (await Shown.ById(run, "not-a-uuid").SendAsync(run)).MustBeRefused(400, "API-0400"));
        });
    }
}
