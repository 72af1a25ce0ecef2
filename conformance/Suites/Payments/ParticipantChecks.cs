using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 17 of the payment rules: who is a participant, and who sees what it owes.</summary>
internal static class ParticipantChecks
{
    [Check("PAY-C175")]
    [Verifies("PAY-17.1")]
    public static async Task A_statement_is_seen_by_its_participant_and_by_who_operates_the_settlement(CheckRun run)
    {
        var clearing = await Clearing.OpenAsync(run);
        await clearing.PayAsync("1.00");
        var window = await Clearing.ClosedAsync(run);
        var list = new JsonObject { ["items"] = new JsonArray() };
        await run.ControlAsync("the participant and the operator see it", async () =>
        {
            foreach (var one in new[] { run.A.Treasury, run.A.Switch })
            {
                (await clearing.Statement(window).SendAsync(one)).MustBe(200);
                (await clearing.ReconcileAsync(window, list, one)).MustBe(200);
            }
        });
        await run.AttackAsync(async () =>
        {
            foreach (var other in new[] { run.A.Rival, run.B.Treasury })
            {
                (await clearing.Statement(window).SendAsync(other)).MustBeRefused(404, "PAY-0404");
                (await clearing.ReconcileAsync(window, list, other)).MustBeRefused(404, "PAY-0404");
            }
        });
    }

    [Check("PAY-C176")]
    [Verifies("PAY-17.2")]
    public static async Task A_code_names_one_participant(CheckRun run)
    {
        var code = Clearing.NewCode(run);
        await run.ControlAsync("a new code is registered", async () => (await Clearing.RegisterAsync(run, code)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await Clearing.RegisterAsync(run, code, "rival")).MustBeRefused(409, "PAY-0510");
            (await Clearing.RegisterAsync(run, "own")).MustBeRefused(409, "PAY-0510");
        });
        var found = (await run.Api("payments").Call("getParticipant").Path("participant", code).SendAsync(run.A.Switch)).MustBe(200);
        Expect.Equal(run.A.ClientOf("treasury").ClientId, found.Member("clientId"), "client of the participant", found);
    }

    [Check("PAY-C223")]
    [Verifies("PAY-17.21")]
    public static async Task A_list_of_participants_holds_each_once(CheckRun run)
    {
        List<string> made = [Clearing.NewCode(run), Clearing.NewCode(run)];
        foreach (var code in made)
        {
            (await Clearing.RegisterAsync(run, code)).MustBe(201);
        }

        var listed = (await Pages.WalkAsync(run.Api("payments").Call("listParticipants"), run.A.Switch, 100)).ConvertAll(item => item.GetProperty("participant").GetString());
        foreach (var code in made)
        {
            Expect.Equal(1, listed.Count(one => one == code), $"participants with the code {code}");
        }
    }

    [Check("PAY-C177")]
    [Verifies("PAY-17.3")]
    public static async Task Accounts_are_opened_at_a_participant_by_its_client_only(CheckRun run)
    {
        var clearing = await Clearing.OpenAsync(run);
        await run.ControlAsync("its client opens one", async () => (await Clearing.TryAccountAsync(run, run.A.Treasury, clearing.First)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await Clearing.TryAccountAsync(run, run.A.Rival, clearing.First)).MustBeRefused(422, "PAY-0512");
            (await Clearing.TryAccountAsync(run, run.A.Treasury, Clearing.NewCode(run))).MustBeRefused(422, "PAY-0512");
        });
    }
}
