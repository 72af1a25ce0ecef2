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
        foreach (var call in (await GoodCalls.MakeAsync(run)).Where(call => call.Body is not null))
        {
            var before = await StateAsync(call);
            var variations = BodyVariations.Of(run.Specs.Requests, call.Operation, call.Shape ?? call.Body!);
            foreach (var spoilt in SpoiltBodies.Of(call.Body!, variations, run.Random))
            {
                if (Fault(await SendAsync(call, spoilt)) is not null)
                {
                    await TellAsync(call, await spoilt.ShrinkAsync(async smaller => Fault(await SendAsync(call, smaller)) is not null));
                }
            }

            Expect.Equal(before, await StateAsync(call), $"what {call.Operation.Id} would change");
            Opens(call, await call.SendAsync(call.Owner));
        }
    }

    [Check("API-C48", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("API-1.1")]
    [Verifies("API-1.6")]
    [Verifies("API-6.4")]
    [Verifies("API-2.8")]
    public static async Task A_parameter_with_any_flaw_is_refused_and_changes_nothing(CheckRun run)
    {
        foreach (var call in await GoodCalls.MakeAsync(run))
        {
            var before = await StateAsync(call);
            foreach (var flaw in ParameterFlaws.Of(run.Specs.Requests.ParametersOf(call.Operation)))
            {
                var answer = await flaw.SendAsync(call);
                Expect.That(Fault(answer) is null, $"{call.Operation.Id} with {flaw} to be refused with 400 API-0400", $"{Fault(answer)}", answer);
            }

            Expect.Equal(before, await StateAsync(call), $"what {call.Operation.Id} would change");
            Opens(call, await call.SendAsync(call.Owner));
        }
    }

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

    private static async Task<string> StateAsync(GoodCall call) => (await call.ReadAsync())?.Text ?? "";

    private static void Opens(GoodCall call, Answer answer) => Expect.That(
        answer.Status is >= 200 and < 300,
        $"{call.Operation.Id} to open to its owner after the refusals",
        answer.Status.ToString(CultureInfo.InvariantCulture),
        answer);
}
