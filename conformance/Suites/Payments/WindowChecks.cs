using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 17 of the payment rules: what is counted in which window, and its nets. Each check has the open window for itself.</summary>
internal static class WindowChecks
{
    private const int Runners = 6;

    [Check("PAY-C178")]
    [Verifies("PAY-17.4")]
    [Verifies("PAY-17.13")]
    public static async Task Every_transfer_between_participants_is_counted_once(CheckRun run)
    {
        var clearing = await Clearing.OpenAsync(run);
        var (paid, back, wrong) = (await clearing.PayAsync("5.00"), await clearing.PayAsync("2.00", back: true), await clearing.PayAsync("3.00"));
        var refunded = (await run.Api("payments").Call("createRefund").Path("transferId", paid).Key().Json(new { amount = Ledger.Money(run.A.Data("currency"), "1.00"), reference = "conformance" }).SendAsync(run.A.Rival)).MustBe(201);
        var reversed = (await run.Api("payments").Call("reverseTransfer").Path("transferId", wrong).Key().Json(new { reason = "conformance" }).SendAsync(run.A.Switch)).MustBe(201);
        string[] expected = [$"{paid} -5.00", $"{back} 2.00", $"{wrong} -3.00", $"{refunded.Member("transferId")} 1.00", $"{reversed.Member("transferId")} 3.00"];
        var window = await Clearing.ClosedAsync(run);
        Expect.Equal(Lines(expected), Lines(await clearing.CountedAsync(window)), "transfers of the participant in the window");
    }

    [Check("PAY-C179")]
    [Verifies("PAY-17.5")]
    public static async Task What_stays_within_a_participant_and_what_is_refused_is_not_counted(CheckRun run)
    {
        var (clearing, ledger) = (await Clearing.OpenAsync(run), Ledger.Of(run));
        var sibling = await Clearing.AccountAsync(run, run.A.Treasury, clearing.First);
        (await ledger.PayAsync(sibling, clearing.FirstAccount, "4.00")).MustBe(201);
        (await ledger.PayAsync(clearing.FirstAccount, clearing.SecondAccount, "9999.00")).MustBeRefused(409, "PAY-0409");
        var paid = await clearing.PayAsync("1.00");
        Expect.Equal($"{paid} -1.00", Lines(await clearing.CountedAsync(await Clearing.ClosedAsync(run))), "transfers of the participant in the window");
    }

    [Check("PAY-C180")]
    [Verifies("PAY-17.6")]
    [Verifies("PAY-17.7")]
    public static async Task A_window_that_is_closed_counts_no_more_and_the_next_one_does(CheckRun run)
    {
        var clearing = await Clearing.OpenAsync(run);
        var before = await clearing.PayAsync("1.00");
        var turned = (await Clearing.TurnAsync(run)).MustBe(201);
        var after = await clearing.PayAsync("2.00");
        Expect.Equal($"{before} -1.00", Lines(await clearing.CountedAsync(turned.Member("previousWindowId"))), "transfers in the closed window");
        Expect.Equal($"{after} -2.00", Lines(await clearing.CountedAsync(turned.Member("windowId"))), "transfers in the open window");
        var listed = (await run.Api("payments").Call("listSettlementWindows").Query("limit", "100").SendAsync(run.A.Treasury)).MustBe(200);
        var open = listed.Json.GetProperty("items").EnumerateArray().Where(window => window.GetProperty("status").GetString() == "opened").Select(window => window.GetProperty("windowId").GetString());
        Expect.Equal(turned.Member("windowId"), string.Join(' ', open), "open windows", listed);
    }

    [Check("PAY-C181")]
    [Verifies("PAY-17.8")]
    [Verifies("PAY-17.9")]
    public static async Task A_net_is_what_was_received_less_what_was_paid_and_nets_sum_to_zero(CheckRun run)
    {
        var clearing = await Clearing.OpenAsync(run);
        var own = await Ledger.Of(run).OpenTreasuryAsync();
        await Clearing.ClosedAsync(run);
        await clearing.PayAsync("5.00");
        await clearing.PayAsync("1.50", back: true);
        (await Ledger.Of(run).PayAsync(own, clearing.FirstAccount, "0.25")).MustBe(201);
        var positions = await Clearing.PositionsAsync(run, await Clearing.ClosedAsync(run));
        Expect.Equal("5.00 1.75 -3.25", Of(clearing.First), "position of the first participant");
        Expect.Equal("1.50 5.00 3.50", Of(clearing.Second), "position of the second participant");
        Expect.Equal("0.25 0.00 -0.25", Of("own"), "position of the tenant's own participant");
        foreach (var currency in positions.GroupBy(position => position[1]))
        {
            Expect.Equal(0m, currency.Sum(position => Clearing.Number(position[4])), $"sum of the nets in {currency.Key}");
        }

        string Of(string participant) => string.Join(' ', positions.Single(position => position[0] == participant)[2..]);
    }

    [Check("PAY-C182")]
    [Verifies("PAY-17.10")]
    [Verifies("PAY-17.12")]
    public static async Task Positions_stand_and_a_confirmation_moves_no_money(CheckRun run)
    {
        var clearing = await Clearing.OpenAsync(run);
        await clearing.PayAsync("5.00");
        var window = await Clearing.ClosedAsync(run);
        var drawn = await PositionsAsync();
        await clearing.PayAsync("2.00");
        await Clearing.ClosedAsync(run);
        Expect.Equal(drawn, await PositionsAsync(), "positions of the closed window");
        var confirmed = (await Clearing.ConfirmAsync(run, window)).MustBe(200);
        Expect.Equal("conformance", confirmed.Member("reference"), "reference of the settlement", confirmed);
        await Ledger.Of(run).MustHoldAsync(clearing.FirstAccount, "-7.00");
        await Ledger.Of(run, run.A.Rival).MustHoldAsync(clearing.SecondAccount, "7.00");
        Expect.Equal(drawn, await PositionsAsync(), "positions of the confirmed window");

        async Task<string> PositionsAsync() => Lines((await Clearing.PositionsAsync(run, window)).Select(position => string.Join(' ', position)));
    }

    [Check("PAY-C184")]
    [Verifies("PAY-17.14")]
    public static async Task Transfers_while_windows_are_closed_are_in_one_window_each(CheckRun run)
    {
        var clearing = await Clearing.OpenAsync(run);
        var first = await Clearing.ClosedAsync(run);
        var paying = Task.WhenAll(Enumerable.Range(0, Runners).Select(runner => clearing.PayAsync("1.00", back: runner % 2 == 1)));
        var turning = Task.WhenAll(Enumerable.Range(0, Runners / 2).Select(_ => Clearing.TurnAsync(run)));
        var paid = await paying;
        _ = await turning;
        var (counted, window) = (new List<string>(), (await Clearing.TurnAsync(run)).MustBe(201).Member("previousWindowId"));
        for (var look = 0; look <= Runners && window != first; look++)
        {
            counted.AddRange((await clearing.CountedAsync(window)).Select(line => line.Split(' ')[0]));
            window = (await Clearing.OfWindow(run, "getSettlementWindow", window).SendAsync(run.A.Treasury)).MustBe(200).Member("previousWindowId");
        }

        Expect.Equal(Lines(paid), Lines(counted), "transfers in the windows");
    }

    private static string Lines(IEnumerable<string> lines) => string.Join(", ", lines.Order(StringComparer.Ordinal));
}
