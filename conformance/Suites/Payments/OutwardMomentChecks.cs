using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 19 of the payment rules: the clocks of outward transfers, and what a late report owes.</summary>
[Touches(MovesClock = true)]
internal static class OutwardMomentChecks
{
    [Check("PAY-C211")]
    [Verifies("PAY-19.11")]
    [Verifies("PAY-19.12")]
    [Verifies("PAY-19.13")]
    public static async Task Of_what_nothing_is_reported_in_time_it_is_said_that_it_is_deemed(CheckRun run)
    {
        var outward = await OutwardCase.MakeAsync(run);
        var id = await outward.MadeAsync();
        var (before, read) = (await outward.HeldAsync(), (await outward.ReadAsync(id)).MustBe(200));
        Expect.Equal("acknowledged", read.Member("status"), "state", read);
        Expect.Equal(read.Member("acknowledgedAt"), read.Member("since"), "since when it is acknowledged", read);
        Expect.That(OutwardCase.Date(read.Json, "lastDay") >= OutwardCase.Date(read.Json.GetProperty("compensation"), "asOf"), "a last day that is not over on the day of the acknowledgement", read.Text, read);
        await outward.MissAsync(id);
        var deemed = (await outward.ReadAsync(id, outward.Reporter)).MustBe(200);
        Expect.Equal("deemed", deemed.Member("status"), "state", deemed);
        Expect.Equal(read.Member("answerBy"), deemed.Member("since"), "since when it is deemed", deemed);
        await outward.MustHaveMovedAsync(before, 0, 0, 0);
        var credited = (await outward.ReportAsync("credit", id)).MustBe(200);
        Expect.That(credited.Json.GetProperty("since").GetDateTimeOffset() > deemed.Json.GetProperty("since").GetDateTimeOffset(), "credited since the report", credited.Text, credited);
        await outward.MustHaveMovedAsync(before, 0, -10, 10);
    }

    [Check("PAY-C212")]
    [Verifies("PAY-19.14")]
    [Verifies("PAY-19.15")]
    [Verifies("PAY-19.16")]
    public static async Task Each_day_after_the_last_one_is_paid_for_once(CheckRun run)
    {
        var outward = await OutwardCase.MakeAsync(run);
        var (timely, credited, returned) = (await outward.MadeAsync(), await outward.MadeAsync(), await outward.MadeAsync());
        await outward.DelayAsync(timely, 0);
        await MustPayAsync(outward, "credit", timely, 0);
        await outward.DelayAsync(credited, 1);
        await MustPayAsync(outward, "credit", credited, 1);
        await outward.DelayAsync(returned, 3);
        await MustPayAsync(outward, "return", returned, 3);
        var merchants = await outward.MadeAsync("merchant");
        await outward.DelayAsync(merchants, 2);
        await MustPayAsync(outward, "return", merchants, 2);
    }

    [Check("PAY-C213")]
    [Verifies("PAY-19.17")]
    public static async Task What_cannot_be_paid_for_is_not_reported(CheckRun run)
    {
        var outward = await OutwardCase.MakeAsync(run, besides: "");
        var (id, timely) = (await outward.MadeAsync(), await outward.MadeAsync());
        await run.ControlAsync("a return in time needs no money of the participant", async () => (await outward.ReportAsync("return", timely)).MustBe(200));
        await outward.DelayAsync(id, 2);
        var (before, read) = (await outward.HeldAsync(), (await outward.ReadAsync(id)).MustBe(200));
        await run.AttackAsync(async () => (await outward.ReportAsync("return", id)).MustBeRefused(409, "PAY-0409"));
        await outward.MustHaveMovedAsync(before, 0, 0, 0);
        Expect.Equal(read.Text, (await outward.ReadAsync(id)).MustBe(200).Text, "the outward transfer after a refused report");
        (await Ledger.Of(run).PayAsync(outward.Treasury, outward.Own, "500000.00")).MustBe(201);
        (await outward.ReportAsync("return", id)).MustBe(200);
    }

    /// <summary>Expects that a report pays exactly what the inquiry said is owed for so many days, and that no later one or repeat pays it again.</summary>
    private static async Task MustPayAsync(OutwardCase outward, string what, string id, int days)
    {
        var before = await outward.HeldAsync();
        MustOwe(await outward.ReadAsync(id), days);
        var key = outward.Run.Unique("key");
        var ended = (await outward.ReportAsync(what, id, key: key)).MustBe(200);
        var owed = MustOwe(ended, days);
        Expect.That(ended.Json.TryGetProperty("compensationTransferId", out _) == days > 0, days > 0 ? "the transfer that paid what is owed" : "no transfer of a compensation", ended.Text, ended);
        var (payer, own) = what == "credit" ? (owed, 10 - owed) : (10 + owed, -owed);
        await outward.MustHaveMovedAsync(before, payer, -10, own);
        Expect.Equal(ended.Text, (await outward.ReportAsync(what, id, key: key)).MustBe(200).Text, "answer to the repeat");
        await outward.MustHaveMovedAsync(before, payer, -10, own);
    }

    /// <summary>Expects that days, amount per day and what is owed fit, and gives what is owed.</summary>
    private static decimal MustOwe(Answer answer, int days)
    {
        var owed = answer.MustBe(200).Json.GetProperty("compensation");
        var (asOf, last) = (OutwardCase.Date(owed, "asOf"), OutwardCase.Date(answer.Json, "lastDay"));
        Expect.Equal(days, owed.GetProperty("days").GetInt32(), "days after the last one", answer);
        Expect.Equal(days, Math.Max(asOf.DayNumber - last.DayNumber, 0), "days between the last day and the one for which is counted", answer);
        var perDay = Clearing.Number(owed.GetProperty("perDay").GetProperty("amount").GetString()!);
        Expect.That(perDay > 0 && OutwardCase.OwedBy(answer) == days * perDay, $"{days} times the amount per day", answer.Text, answer);
        return OutwardCase.OwedBy(answer);
    }
}
