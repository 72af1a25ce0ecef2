using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Requests that the schemas do not allow, generated from them: each breaks one keyword at one place.</summary>
[Touches(Reads = [Roles.Citizen, Roles.Neighbour, Roles.Officer])]
internal static class NegativeChecks
{
    [Check("API-C47", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("API-1.1")]
    [Verifies("API-1.2")]
    [Verifies("API-2.8")]
    public static async Task A_body_with_any_flaw_is_refused_and_changes_nothing(CheckRun run)
    {
        var calls = (await GoodCalls.MakeAsync(run)).Where(call => call.Body is not null).Select(call => (Call: call, Bodies: BodiesOf(run, call))).ToList();
        await SideBySide.ForEachAsync(run, calls, work => UnchangedAsync(work.Call, async () =>
        {
            foreach (var spoilt in work.Bodies)
            {
                if (Fault(await SendAsync(work.Call, spoilt)) is not null)
                {
                    await TellAsync(work.Call, await spoilt.ShrinkAsync(async smaller => Fault(await SendAsync(work.Call, smaller)) is not null));
                }
            }
        }));
        await OpenAsync(calls.Select(work => work.Call));
    }

    [Check("API-C48", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("API-1.1")]
    [Verifies("API-1.6")]
    [Verifies("API-6.4")]
    [Verifies("API-2.8")]
    public static async Task A_parameter_with_any_flaw_is_refused_and_changes_nothing(CheckRun run)
    {
        var calls = await GoodCalls.MakeAsync(run);
        await SideBySide.ForEachAsync(run, calls, call => UnchangedAsync(call, async () =>
        {
            foreach (var flaw in ParameterFlaws.Of(run.Specs.Requests.ParametersOf(call.Operation)))
            {
                var answer = await flaw.SendAsync(call);
                Expect.That(Fault(answer) is null, $"{call.Operation.Id} with {flaw} to be refused with 400 API-0400", $"{Fault(answer)}", answer);
            }
        }));
        await OpenAsync(calls);
    }

    // Chance is drawn before the work that is done at once.
    private static List<SpoiltBody> BodiesOf(CheckRun run, GoodCall call) =>
        [.. SpoiltBodies.Of(call.Body!, BodyVariations.Of(run.Specs.Requests, call.Operation, call.Shape ?? call.Body!), run.Random)];

    private static Task<Answer> SendAsync(GoodCall call, SpoiltBody spoilt) =>
        call.Make().Raw(spoilt.Body?.ToJsonString() ?? "null", "application/json").SendAsync(call.Owner);

    private static async Task TellAsync(GoodCall call, SpoiltBody smallest)
    {
        var answer = await SendAsync(call, smallest);
        Expect.That(Fault(answer) is null, $"{call.Operation.Id} with {smallest} to be refused with 400 API-0400", $"{Fault(answer)}", answer);
    }

    /// <summary>What is wrong with a refusal; <see langword="null"/> when it is exact and points at its errors.</summary>
    private static string? Fault(Answer answer)
    {
        try
        {
            answer.MustBeRefused(400, "API-0400");
        }
        catch (CheckFailedException failure)
        {
            return failure.Message;
        }

        return answer.Json.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0
            ? null
            : "a refusal without errors that point at the flaw";
    }

    private static async Task UnchangedAsync(GoodCall call, Func<Task> refusals)
    {
        var before = await call.ReadAsync();
        await refusals();
        if (before is not null)
        {
            var after = (await call.ReadAsync())!;
            Expect.Equal(before.Text, after.Text, $"what {call.Operation.Id} would change", after);
        }
    }

    // One after the other and last of all: what one call changes, another may look at.
    private static async Task OpenAsync(IEnumerable<GoodCall> calls)
    {
        foreach (var call in calls)
        {
            var answer = await call.SendAsync(call.Owner);
            Expect.That(answer.Status is >= 200 and < 300, $"{call.Operation.Id} to open to its owner after the refusals", answer.Status.ToString(CultureInfo.InvariantCulture), answer);
        }
    }
}
