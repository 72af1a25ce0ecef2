using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 19 of the payment rules: what is moved out, on and back, once.</summary>
[Touches]
internal static class OutwardMoneyChecks
{
    private const int Runners = 4;

    [Check("PAY-C207")]
    [Verifies("PAY-19.5")]
    public static async Task An_acknowledgement_moves_the_amount_to_the_transit_account_once(CheckRun run)
    {
        var outward = await OutwardCase.MakeAsync(run);
        var (before, key) = (await outward.HeldAsync(), run.Unique("key"));
        var made = (await outward.TryMakeAsync(outward.Draft(), key: key)).MustBe(201);
        Expect.Equal("acknowledged", made.Member("status"), "state", made);
        await outward.MustHaveMovedAsync(before, -10, 10, 0);
        Expect.Equal(made.Text, (await outward.TryMakeAsync(outward.Draft(), key: key)).MustBe(201).Text, "answer to the repeat");
        await outward.MustHaveMovedAsync(before, -10, 10, 0);
        Expect.Equal(made.Member("outwardTransferId"), made.Member("transferId"), "the transfer that moved it", made);
    }

    [Check("PAY-C210")]
    [Verifies("PAY-19.9")]
    [Verifies("PAY-19.10")]
    [Verifies("PAY-19.16")]
    public static async Task A_report_in_time_moves_the_amount_on_or_back_once_and_nothing_else(CheckRun run)
    {
        var outward = await OutwardCase.MakeAsync(run);
        var before = await outward.HeldAsync();
        await MustMoveOnceAsync(outward, "credit", before, (-10, 0, 10));
        await MustMoveOnceAsync(outward, "return", await outward.HeldAsync(), (0, 0, 0));
    }

    [Check("PAY-C215")]
    [Verifies("PAY-19.19")]
    public static async Task Reports_at_the_same_time_move_money_once(CheckRun run)
    {
        var outward = await OutwardCase.MakeAsync(run);
        var before = await outward.HeldAsync();
        var id = await outward.MadeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 2 * Runners).Select(runner => outward.ReportAsync(runner % 2 == 0 ? "credit" : "return", id)));
        Expect.Equal(1, answers.Count(answer => answer.Status == 200), "reports that ended it");
        foreach (var other in answers.Where(answer => answer.Status != 200))
        {
            other.MustBeRefused(409, "PAY-0532");
        }

        var credited = await outward.StatusAsync(id) == "credited";
        await outward.MustHaveMovedAsync(before, credited ? -10 : 0, 0, credited ? 10 : 0);
    }

    private static async Task MustMoveOnceAsync(OutwardCase outward, string what, (decimal Payer, decimal Transit, decimal Own) before, (decimal Payer, decimal Transit, decimal Own) moved)
    {
        var (id, key) = (await outward.MadeAsync(), outward.Run.Unique("key"));
        var ended = (await outward.ReportAsync(what, id, key: key)).MustBe(200);
        Expect.That(ended.Member("transferId") != id, "a transfer of its own that moved it", ended.Text, ended);
        MustOweNothing(ended);
        await outward.MustHaveMovedAsync(before, moved.Payer, moved.Transit, moved.Own);
        Expect.Equal(ended.Text, (await outward.ReportAsync(what, id, key: key)).MustBe(200).Text, "answer to the repeat");
        (await outward.ReportAsync(what, id)).MustBeRefused(409, "PAY-0532");
        await outward.MustHaveMovedAsync(before, moved.Payer, moved.Transit, moved.Own);
        Expect.Equal(ended.Text, (await outward.ReadAsync(id)).MustBe(200).Text, "the outward transfer as it was answered and as it is read");
    }

    private static void MustOweNothing(Answer ended) =>
        Expect.That(OutwardCase.OwedBy(ended) == 0 && !ended.Json.TryGetProperty("compensationTransferId", out _), "nothing owed and nothing paid", ended.Text, ended);
}
