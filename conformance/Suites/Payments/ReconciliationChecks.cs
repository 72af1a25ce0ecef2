using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 17 of the payment rules: the list of a participant against what was counted.</summary>
internal static class ReconciliationChecks
{
    [Check("PAY-C185")]
    [Verifies("PAY-17.15")]
    [Verifies("PAY-17.16")]
    [Verifies("PAY-17.17")]
    [Verifies("PAY-17.18")]
    public static async Task Each_difference_is_told(CheckRun run)
    {
        var (clearing, window, own) = await CountedAsync(run, 5);
        var ids = own.Select(line => line.Split(' ')[0]).ToList();
        var stranger = run.NewId();
        await run.ControlAsync("a list that agrees is taken", async () => Expect.Equal("", string.Join(", ", Clearing.Told(await clearing.ReconcileAsync(window, clearing.ListOf(own)))), "differences"));
        await run.AttackAsync(async () =>
        {
            string[] spoilt = [own[0], own[0], $"{ids[1]} 77.77", $"{own[2]} {Ledger.Of(run).OtherCurrency}", own[4], $"{stranger} 1.00"];
            string[] expected = [$"{ids[0]} duplicate", $"{ids[1]} otherAmount", $"{ids[2]} otherCurrency", $"{ids[3]} missingThere", $"{stranger} missingHere"];
            var told = await clearing.ReconcileAsync(window, clearing.ListOf(spoilt));
            Expect.Equal(string.Join(", ", expected.Order(StringComparer.Ordinal)), string.Join(", ", Clearing.Told(told).Order(StringComparer.Ordinal)), "differences", told);
        });
    }

    [Check("PAY-C186")]
    [Verifies("PAY-17.19")]
    public static async Task A_list_that_agrees_is_told_no_difference_whole_and_in_parts(CheckRun run)
    {
        var (clearing, window, own) = await CountedAsync(run, 4);
        var middle = own[1].Split(' ')[0];
        await AgreeAsync(own, null, null);
        await AgreeAsync([.. own.Take(2)], null, middle);
        await AgreeAsync([.. own.Skip(2)], middle, null);

        async Task AgreeAsync(IReadOnlyList<string> lines, string? after, string? upTo)
        {
            var list = clearing.ListOf(lines.Reverse());
            if (after is not null)
            {
                list["after"] = after;
            }

            if (upTo is not null)
            {
                list["upTo"] = upTo;
            }

            var answer = await clearing.ReconcileAsync(window, list);
            Expect.Equal("", string.Join(", ", Clearing.Told(answer)), "differences", answer);
            Expect.That(answer.Json.GetProperty("matches").GetBoolean(), "a list that matches", "one that does not", answer);
        }
    }

    [Check("PAY-C187")]
    [Verifies("PAY-17.20")]
    public static async Task A_list_for_an_open_window_or_beyond_its_part_is_refused(CheckRun run)
    {
        var (clearing, window, own) = await CountedAsync(run, 2);
        var paid = await clearing.PayAsync("1.00");
        var open = (await run.Api("payments").Call("listSettlementWindows").SendAsync(run.A.Treasury)).MustBe(200).Json.GetProperty("items").EnumerateArray()
            .Single(found => found.GetProperty("status").GetString() == "opened").GetProperty("windowId").GetString()!;
        await run.ControlAsync("a closed window is reconciled", async () => (await clearing.ReconcileAsync(window, clearing.ListOf(own))).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await clearing.ReconcileAsync(open, clearing.ListOf([$"{paid} -1.00"]))).MustBeRefused(409, "PAY-0511");
            var beyond = clearing.ListOf(own);
            beyond["after"] = own[0].Split(' ')[0];
            (await clearing.ReconcileAsync(window, beyond)).MustBeRefused(422, "PAY-0513");
        });
    }

    /// <summary>A closed window with some transfers of the participant, in the order of their ids.</summary>
    private static async Task<(Clearing Clearing, string Window, IReadOnlyList<string> Own)> CountedAsync(CheckRun run, int count)
    {
        var clearing = await Clearing.OpenAsync(run);
        for (var turn = 1; turn <= count; turn++)
        {
            await clearing.PayAsync($"{turn}.00", back: turn % 2 == 0);
        }

        var window = await Clearing.ClosedAsync(run);
        return (clearing, window, await clearing.CountedAsync(window));
    }
}
