using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Consent;
using DigitalIndiaStack.Conformance.Suites.Payments;
using DigitalIndiaStack.Conformance.Suites.Registries;

namespace DigitalIndiaStack.Conformance.Suites.Conventions;

/// <summary>Bounds of the common rules that only a second look finds kept: depth, size of a page, digits of unlike currencies.</summary>
[Touches]
internal static class BoundChecks
{
    [Check("API-C90")]
    [Verifies("API-1.9")]
    public static async Task A_body_that_would_be_good_but_nests_too_deeply_is_refused(CheckRun run)
    {
        await run.ControlAsync("a schema that nests a little is taken", async () => (await DefineAsync(run, 8)).MustBe(201));
        await run.AttackAsync(async () => (await DefineAsync(run, 40)).MustBeRefused(400, "API-0400"));
    }

    [Check("API-C91")]
    [Verifies("API-6.1")]
    public static async Task No_page_of_a_list_is_longer_than_its_limit(CheckRun run)
    {
        await run.PartAsync(async () =>
        {
            var plots = await Plots.DefineAsync(run);
            for (var number = 1; number <= 4; number++)
            {
                await plots.AddAsync($"P-{number}");
            }

            await MustHoldAsync([1, 2, 3], limit => plots.SearchAsync(run.A.Registrar, limit: limit));
        });
        await run.PartAsync(async () =>
        {
            await Agreement.MakeAsync(run);
            await Agreement.MakeAsync(run);
            await Agreement.MakeAsync(run);
            await MustHoldAsync([1, 2], limit => run.Api("consent").Call("listAgreements").Query("limit", $"{limit}").SendAsync(run.A.Fiduciary));
        });
    }

    private static async Task MustHoldAsync(int[] limits, Func<int, Task<Answer>> list)
    {
        foreach (var limit in limits)
        {
            var page = (await list(limit)).MustBe(200);
            Expect.Equal(limit, page.Json.GetProperty("items").GetArrayLength(), $"items of a page of {limit} out of more", page);
        }
    }

    [Check("PAY-C90")]
    [Verifies("API-5.4")]
    public static async Task An_amount_has_as_many_digits_as_its_currency(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        foreach (var (currency, nothing) in new[] { ("JPY", "0"), ("USD", "0.00"), ("KWD", "0.000") })
        {
            Expect.Equal(nothing, await ledger.BalanceAsync(await ledger.OpenAsync(currency: currency)), $"balance of a new account in {currency}");
        }
    }

    [Check("API-C92")]
    [Verifies("API-1.1")]
    public static async Task A_refusal_of_a_body_points_at_each_error(CheckRun run)
    {
        await run.PartAsync(() => MustPointAsync(
            new JsonObject { ["kind"] = "merchant", ["name"] = "Shop", ["currency"] = Ledger.Of(run).Currency },
            body => run.Api("payments").Call("openAccount").Key().Json(body).SendAsync(run.A.Treasury),
            ("kind", "bank"),
            ("name", 7)));
        await run.PartAsync(() => MustPointAsync(Agreement.TermsOf(run), body => Agreement.PublishAsync(run, body, run.A.Fiduciary), ("durationDays", "two"), ("lawfulBasis", "habit")));

        async Task MustPointAsync(JsonObject good, Func<JsonObject, Task<Answer>> make, params (string Member, JsonNode Wrong)[] faults)
        {
            await run.ControlAsync("the good body is taken", async () => (await make(good)).MustBe(201));
            await run.AttackAsync(async () =>
            {
                var wrong = good.DeepClone().AsObject();
                Array.ForEach(faults, fault => wrong[fault.Member] = fault.Wrong);
                var refused = (await make(wrong)).MustBeRefused(400, "API-0400");
                foreach (var (member, _) in faults)
                {
                    var isTold = refused.Json.TryGetProperty("errors", out var errors) && errors.EnumerateArray().Any(error => error.GetProperty("pointer").GetString() == $"/{member}");
                    Expect.That(isTold, $"errors with the pointer /{member}", refused.Exchange.ResponseBody, refused);
                }
            });
        }
    }

    private static Task<Answer> DefineAsync(CheckRun run, int depth)
    {
        JsonNode inner = new JsonObject { ["type"] = "string" };
        for (var level = 0; level < depth; level += 2)
        {
            inner = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["part"] = inner } };
        }

        var definition = Plots.DefinitionOf(run.Unique("plots"));
        definition["indexes"] = new JsonArray();
        definition["schema"] = inner;
        return Plots.DefineAsync(run, definition, run.A.Registrar);
    }
}
