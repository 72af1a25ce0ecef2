using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 10 of the payment rules: what became of a batch, as messages and as a table.</summary>
[Touches]
internal static class BatchResultChecks
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    [Check("PAY-C166")]
    [Verifies("PAY-10.24")]
    [Verifies("PAY-10.25")]
    public static async Task A_message_is_answered_by_a_report_and_a_statement(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var (one, two) = (await bulk.Ledger.OpenAsync(), await bulk.Ledger.OpenAsync());
        (await bulk.Ledger.PayAsync(bulk.Debtor, one, "0.50")).MustBe(201);
        var message = new BulkMessage(bulk) { Totals = "<NbOfTxs>3</NbOfTxs>" };
        var batch = await bulk.AnnounceAsync(3, "6.00");
        var text = message.Write(
            message.Line(BulkMessage.ToAccount(one), "1.00", "end-1"), message.Line(BulkMessage.ToAccount(one), "2.00", "end-2"), message.Line(BulkMessage.ToAccount(two), "3.00", "end-3"));
        (await bulk.Call("uploadBatchLines", batch).Key().Raw(text, BulkMessage.MediaType).SendAsync(bulk.Ledger.Owner)).MustBe(200);
        (await bulk.ReleaseAsync(batch)).MustBe(200);
        await bulk.MustCompleteAsync(batch);

        var report = MessageForm.MustRead((await bulk.Call("getBatchStatusReport", batch).SendAsync(bulk.Ledger.Owner)).MustBe(200), "pain.002.001.10");
        Expect.Equal($"{message.MessageId} PART", $"{MessageForm.Text(report, "OrgnlMsgId")} {MessageForm.Text(report, "GrpSts")}", "state of the batch in the report");
        Expect.Equal(
            "end-1 ACSC, end-2 RJCT, end-3 ACSC",
            string.Join(", ", MessageForm.All(report, "TxInfAndSts").Select(line => $"{MessageForm.Text(line, "OrgnlEndToEndId")} {MessageForm.Text(line, "TxSts")}")),
            "lines of the report");
        var statement = MessageForm.MustRead((await bulk.Call("getBatchStatement", batch).SendAsync(bulk.Ledger.Owner)).MustBe(200), "camt.053.001.08");
        var entries = MessageForm.All(statement, "Ntry");
        Expect.Equal("end-1 -1.00, end-3 -3.00", string.Join(", ", entries.Select(entry => FormattableString.Invariant($"{MessageForm.Text(entry, "EndToEndId")} {MessageForm.Signed(entry)}")).Order(StringComparer.Ordinal)), "entries of the statement");
        var balances = MessageForm.All(statement, "Bal").Select(MessageForm.Signed).ToList();
        Expect.Equal("-0.50, -4.50", FormattableString.Invariant($"{balances[0]}, {balances[^1]}"), "opening and closing balance");
    }

    [Check("PAY-C167")]
    [Verifies("PAY-10.26")]
    [Verifies("PAY-10.27")]
    public static async Task A_statement_is_for_who_made_the_batch_once_it_has_ended(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var shop = await bulk.Ledger.OpenAsync();
        var (ended, waiting) = (await bulk.ValidatedAsync("1.00", Ahead, shop), await bulk.ValidatedAsync("1.00", Ahead, shop));
        (await bulk.ActAsync("cancelBatch", ended)).MustBe(200);
        await run.ControlAsync("its maker reads it", async () => (await bulk.Call("getBatchStatement", ended).SendAsync(run.A.Treasury)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await bulk.Call("getBatchStatement", waiting).SendAsync(run.A.Treasury)).MustBeRefused(409, "PAY-0498");
            foreach (var stranger in new[] { run.A.Releaser, run.A.Rival, run.B.Releaser })
            {
                (await bulk.Call("getBatchStatement", ended).SendAsync(stranger)).MustBeRefused(404, "PAY-0404");
            }
        });
    }

    [Check("PAY-C168")]
    [Verifies("PAY-10.28")]
    public static async Task No_cell_of_the_result_is_a_formula(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        string[] references = ["=1+1", "+1", "-1", "@sum", "plain=1"];
        var lines = new List<string>();
        foreach (var reference in references)
        {
            lines.Add(Bulk.Line(await bulk.Ledger.OpenAsync(), "1.00").Replace("\"conformance\"", $"\"{reference}\"", StringComparison.Ordinal));
        }

        var batch = await bulk.AnnounceAsync(lines.Count, $"{lines.Count}.00");
        (await bulk.UploadAsync(batch, lines)).MustBe(200);
        var result = (await bulk.Call("getBatchResult", batch).SendAsync(bulk.Ledger.Owner)).MustBe(200);
        Expect.Equal("reference '=1+1 '+1 '-1 '@sum plain=1", string.Join(' ', result.Text.TrimEnd().Split("\r\n").Select(line => line.Split(',')[5])), "references of the result", result);
    }
}
