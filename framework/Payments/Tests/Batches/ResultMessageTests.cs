using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DigitalIndiaStack.Payments.Block.Messages;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Batches;

/// <summary>What became of a batch is told as pain.002 and camt.053.</summary>
public sealed class ResultMessageTests(PaymentsHost host)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_is_answered_by_a_report_and_a_statement(bool onPostgreSql)
    {
        await using var store = await PaymentsHost.StartAsync(onPostgreSql);
        var office = await BulkOffice.OpenAsync(store);
        var (one, two, frozen) = (await store.OpenAsync(), await store.OpenAsync(), await store.OpenAsync());
        await store.PayAsync(office.Treasury, new { accountId = one }, "0.50");
        var pain = new Pain(office.Treasury) { Totals = (4, "10.00") };
        var batch = await office.AnnounceAsync(4, "10.00", Ahead);
        var text = pain.Write(
            Pain.Line(Pain.Account(one), "1.00", "A"),
            Pain.Line(Pain.Account(one), "2.00", "B"),
            pain.NextPart("P-2"),
            Pain.Line(Pain.Account(frozen), "3.00", "C"),
            Pain.Line(Pain.Account(two), "4.00", "D", "a &lt; b"));
        Assert.Equal("200", (await office.UploadAsync(batch, text, Pain.MediaType)).Outcome);
        Assert.Equal("409 PAY-0498", (await office.ReadAsync(batch, "/statement")).Outcome);
        Assert.Equal("P-1 1 A PDNG|P-1 2 B RJCT AM05 duplicate|P-2 3 C PDNG|P-2 4 D PDNG", await ReportAsync(office, batch, "ACTC", pain.MessageId));
        await office.ActAsync(batch, "release");
        await store.PostAsync($"/payments/v1/accounts/{frozen}/freeze", new { reason = "test" });
        store.Host.Clock.Advance(Ahead);

        await office.UntilAsync(batch, "completed");

        Assert.Equal("P-1 1 A ACSC|P-1 2 B RJCT AM05 duplicate|P-2 3 C RJCT AC06 PAY-0410|P-2 4 D ACSC", await ReportAsync(office, batch, "PART", pain.MessageId));
        await store.PayAsync(office.Treasury, new { accountId = one }, "0.25");
        var statement = await MessageAsync(office, batch, "statement", "camt.053.001.08");
        Assert.Equal(["OPBD 0.50 DBIT", "CLBD 5.50 DBIT"], All(statement, "Bal").Select(balance => $"{Text(balance, "Cd")} {Text(balance, "Amt")} {Text(balance, "CdtDbtInd")}"));
        Assert.Equal(
            [$"1.00 DBIT {pain.MessageId} P-1 A Seed", $"4.00 DBIT {pain.MessageId} P-2 D a < b"],
            All(statement, "Ntry").Select(entry => $"{Text(entry, "Amt")} {Text(entry, "CdtDbtInd")} {Text(entry, "MsgId")} {Text(entry, "PmtInfId")} {Text(entry, "EndToEndId")} {Text(entry, "Ustrd")}"));
        Assert.Equal("404 PAY-0404", (await office.ReadAsync(batch, "/statement", "controller")).Outcome);
        Assert.Equal("200", (await office.ReadAsync(batch, "/status-report", "controller")).Outcome);
    }

    [Fact]
    public async Task A_batch_of_json_lines_has_both_too_and_a_cancelled_one_says_so()
    {
        var office = await BulkOffice.OpenAsync(host);
        var batch = await office.ValidatedAsync([BulkOffice.To(await host.OpenAsync(), "1.00").Replace("AGR-7K2M", "\uFFFE\uD83D\uDE00", StringComparison.Ordinal)], "1.00", Ahead);
        Assert.Equal("0000 1 1 PDNG", (await ReportAsync(office, batch, "ACTC", batch.Replace("-", "", StringComparison.Ordinal))).Replace(batch.Replace("-", "", StringComparison.Ordinal), "0000", StringComparison.Ordinal));
        await office.ActAsync(batch, "release");
        await office.ActAsync(batch, "cancel");

        Assert.EndsWith(" 1 1 CANC", await ReportAsync(office, batch, "CANC", batch.Replace("-", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        var statement = await MessageAsync(office, batch, "statement", "camt.053.001.08");
        Assert.Equal(["OPBD 0.00 CRDT", "CLBD 0.00 CRDT"], All(statement, "Bal").Select(balance => $"{Text(balance, "Cd")} {Text(balance, "Amt")} {Text(balance, "CdtDbtInd")}"));
        Assert.Empty(All(statement, "Ntry"));
    }

    [Fact]
    public async Task A_statement_adds_up()
    {
        var office = await BulkOffice.OpenAsync(host);
        var (one, two) = (await host.OpenAsync(), await host.OpenAsync());
        var batch = await office.ValidatedAsync([BulkOffice.To(one, "1.00"), BulkOffice.To(two, "2.00")], "3.00");
        await office.ActAsync(batch, "release");
        await office.UntilAsync(batch, "completed");

        var statement = await MessageAsync(office, batch, "statement", "camt.053.001.08");
        var moved = All(statement, "Ntry").Sum(entry => Signed(entry));
        var balances = All(statement, "Bal").Select(Signed).ToArray();
        Assert.Equal(-3m, moved);
        Assert.Equal(balances[1], balances[0] + moved);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("=A1,\"x\"", "\"'=A1,\"\"x\"\"\"")]
    [InlineData("a=1", "a=1")]
    public async Task No_cell_of_the_result_is_a_formula(string reference, string cell)
    {
        var office = await BulkOffice.OpenAsync(host);
        var account = await host.OpenAsync();
        var line = BulkOffice.To(account, "1.00").Replace("AGR-7K2M", reference.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
        var batch = await office.ValidatedAsync([line], "1.00");

        Assert.EndsWith($"1,open,{account},,1.00,{cell},,\r\n", (await office.ReadAsync(batch, "/result")).Body, StringComparison.Ordinal);
    }

    private static async Task<string> ReportAsync(BulkOffice office, string batch, string status, string message)
    {
        var report = await MessageAsync(office, batch, "status-report", "pain.002.001.10");
        Assert.Equal($"{message} {status}", $"{Text(report, "OrgnlMsgId")} {Text(report, "GrpSts")}");
        return string.Join('|', All(report, "TxInfAndSts").Select(line =>
            $"{Text(line.Parent!, "OrgnlPmtInfId")} {Text(line, "StsId")} {Text(line, "OrgnlEndToEndId")} {Text(line, "TxSts")} {Text(line, "Cd")} {Text(line, "AddtlInf")}".TrimEnd()));
    }

    /// <summary>A message that is as the specification restates it.</summary>
    private static async Task<XElement> MessageAsync(BulkOffice office, string batch, string what, string message)
    {
        var answer = await office.ReadAsync(batch, $"/{what}");
        Assert.Equal("200", answer.Outcome);
        Assert.StartsWith("application/xml", answer.Header("Content-Type"), StringComparison.Ordinal);
        using var form = new StreamReader(typeof(ResultMessageTests).Assembly.GetManifestResourceStream(message)!);
        using var reader = new MessageReader(message, ElementForm.Load(form), new MemoryStream(Encoding.UTF8.GetBytes(answer.Body)));
        while (await reader.NextAsync(Cancellation) is not null)
        {
        }

        Assert.Null(reader.Fault);
        return XElement.Parse(answer.Body);
    }

    private static decimal Signed(XElement element) => decimal.Parse(Text(element, "Amt"), CultureInfo.InvariantCulture) * (Text(element, "CdtDbtInd") == "DBIT" ? -1 : 1);

    private static IEnumerable<XElement> All(XElement root, string name) => root.Descendants().Where(element => element.Name.LocalName == name);

    private static string Text(XElement root, string name) => All(root, name).FirstOrDefault()?.Value ?? "";
}
