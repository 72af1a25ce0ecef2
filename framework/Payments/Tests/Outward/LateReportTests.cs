using CsCheck;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Outward;

/// <summary>The clocks of Kenya: deemed after 30 minutes, 100.00 for each day after the next one, or the fifth for a merchant (PAY-19.11 to PAY-19.17).</summary>
public sealed class LateReportTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Without_a_report_it_is_deemed_and_no_money_moves_by_that()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await OutwardParties.MakeAsync(host);
        var id = await parties.MadeAsync();
        host.Host.Clock.Advance(TimeSpan.FromMinutes(28));
        Assert.Equal("acknowledged", (await parties.ReadAsync(id)).Text("status"));

        host.Host.Clock.Advance(TimeSpan.FromMinutes(3));

        var deemed = await parties.ReadAsync(id);
        Assert.Equal(("deemed", deemed.Text("answerBy")), (deemed.Text("status"), deemed.Text("since")));
        Assert.Equal("-10.00 10.00 1000.00", await parties.HeldAsync());
        Assert.Equal("credited", (await parties.ReportAsync("credit", id)).Text("status"));
    }

    [Theory]
    [InlineData("credit", "person", 1, 0, "-10.00 0.00 1010.00")]
    [InlineData("return", "person", 1, 0, "0.00 0.00 1000.00")]
    [InlineData("credit", "person", 2, 1, "90.00 0.00 910.00")]
    [InlineData("return", "person", 4, 3, "300.00 0.00 700.00")]
    [InlineData("credit", "merchant", 5, 0, "-10.00 0.00 1010.00")]
    [InlineData("return", "merchant", 7, 2, "200.00 0.00 800.00")]
    public async Task A_late_report_pays_each_day_once(string what, string kind, int after, int days, string held)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await OutwardParties.MakeAsync(host);
        var id = await parties.MadeAsync(kind: kind);
        host.Host.Clock.Advance(after * Day);
        var owed = $"{days * 100}.00";
        Assert.Equal(owed, (await parties.ReadAsync(id)).Text("compensation", "amount", "amount"));

        var reported = await parties.ReportAsync(what, id, key: "the-only-key");
        host.Host.Clock.Advance(Day);

        Assert.Equal((owed, days > 0), (reported.Text("compensation", "amount", "amount"), reported.Json.TryGetProperty("compensationTransferId", out _)));
        Assert.Equal(held, await parties.HeldAsync());
        Assert.Equal(reported.Body, (await parties.ReadAsync(id)).Body);
        Assert.Equal(reported.Body, (await parties.ReportAsync(what, id, key: "the-only-key")).Body);
        Assert.Equal(held, await parties.HeldAsync());
    }

    [Fact]
    public async Task A_compensation_that_cannot_be_paid_leaves_all_as_it_was()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await OutwardParties.MakeAsync(host, "1000.00");
        var id = await parties.MadeAsync();
        host.Host.Clock.Advance(13 * Day);
        var before = (await parties.ReadAsync(id)).Body;

        Assert.Equal("409 PAY-0409", (await parties.ReportAsync("return", id)).Outcome);

        Assert.Equal(before, (await parties.ReadAsync(id)).Body);
        Assert.Equal("-10.00 10.00 1000.00", await parties.HeldAsync());
        await host.PayAsync(parties.Treasury, new { accountId = parties.Own }, "200.00");
        Assert.Equal("1200.00", (await parties.ReportAsync("return", id)).Text("compensation", "amount", "amount"));
    }

    [Fact]
    public void Days_and_what_they_owe_are_whole_and_rise_by_one_day_each() =>
        Gen.Select(Gen.Int[0, 3_000_000], Gen.Int[-400, 4000], Gen.Long[1, 100_000_000]).Sample((first, ahead, perDay) =>
        {
            var last = DateOnly.FromDayNumber(first);
            var day = DateOnly.FromDayNumber(Math.Max(first + ahead, 0));
            var days = LateReport.DaysAfter(last, day);
            Assert.Equal(Math.Max(day.DayNumber - first, 0), days);
            Assert.Equal(days > 0, day > last);
            Assert.Equal(LateReport.Owed(days, perDay) + (day >= last ? perDay : 0), LateReport.Owed(LateReport.DaysAfter(last, day.AddDays(1)), perDay));
        });

    [Fact]
    public void What_would_overflow_is_an_error_and_no_amount() => Assert.Throws<OverflowException>(() => LateReport.Owed(int.MaxValue, long.MaxValue));
}
