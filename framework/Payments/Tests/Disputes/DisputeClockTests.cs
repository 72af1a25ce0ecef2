using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Disputes;

/// <summary>Each step has its time, as the country pack of Kenya says: 45 days to dispute, 10 to answer, 20 to decide.</summary>
public sealed class DisputeClockTests
{
    // The clock of the host runs on.
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_payment_is_disputed_for_45_days()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await DisputeParties.MakeAsync(host);
        var (first, second) = (await parties.PaidAsync(), await parties.PaidAsync());
        host.Host.Clock.Advance(TimeSpan.FromDays(45) - Moment);
        Assert.Equal("201", (await parties.OpenAsync(first)).Outcome);

        host.Host.Clock.Advance(2 * Moment);

        Assert.Equal("409 PAY-0528", (await parties.OpenAsync(second)).Outcome);
    }

    [Fact]
    public async Task The_list_of_one_state_goes_by_the_clock()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await DisputeParties.MakeAsync(host);
        var (unanswered, withdrawn, overdue) = (await parties.OpenedAsync(), await parties.OpenedAsync(), await parties.ContestedAsync());
        await parties.WithdrawAsync(withdrawn);
        Assert.Equal([unanswered, overdue, "", ""], await ListAsync("opened", "contested", "unanswered", "overdue"));
        host.Host.Clock.Advance(TimeSpan.FromDays(20) + Moment);
        var (opened, contested) = (await parties.OpenedAsync(), await parties.ContestedAsync());

        Assert.Equal([opened, contested, unanswered, overdue], await ListAsync("opened", "contested", "unanswered", "overdue"));

        Assert.Equal([withdrawn, "", "", ""], await ListAsync("withdrawn", "accepted", "upheld", "rejected"));
        Assert.StartsWith("400", (await host.GetAsync($"{DisputeParties.Disputes}?status=lost")).Outcome, StringComparison.Ordinal);

        async Task<string[]> ListAsync(params string[] states)
        {
            var lists = new List<string>();
            foreach (var status in states)
            {
                var items = (await host.GetAsync($"{DisputeParties.Disputes}?status={status}")).Json.GetProperty("items").EnumerateArray();
                lists.Add(string.Join(' ', items.Select(item => item.GetProperty("disputeId").GetString())));
            }

            return [.. lists];
        }
    }

    [Fact]
    public async Task What_is_not_answered_in_10_days_is_the_payers()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await DisputeParties.MakeAsync(host);
        var (id, late) = (await parties.OpenedAsync(), await parties.OpenedAsync());
        var opened = await parties.ReadAsync(id);
        Assert.Equal(TimeSpan.FromDays(10), opened.Json.GetProperty("dueAt").GetDateTimeOffset() - opened.Json.GetProperty("openedAt").GetDateTimeOffset());
        host.Host.Clock.Advance(TimeSpan.FromDays(10) - Moment);
        Assert.Equal("opened", await parties.StatusAsync(id));
        Assert.Equal("409 PAY-0525", (await parties.UpholdAsync(id)).Outcome);

        host.Host.Clock.Advance(2 * Moment);

        Assert.Equal(["unanswered", "unanswered"], [await parties.StatusAsync(id), await parties.StatusAsync(late)]);
        Assert.Equal(["409 PAY-0526", "409 PAY-0526"], [(await parties.ContestAsync(id)).Outcome, (await parties.RejectAsync(id)).Outcome]);
        Assert.Equal("70.00", await parties.ShopBalanceAsync());
        Assert.Equal(["upheld", "accepted"], [(await parties.UpholdAsync(id)).Text("status"), (await parties.AcceptAsync(late)).Text("status")]);
        Assert.Equal("50.00", await parties.ShopBalanceAsync());
    }

    [Fact]
    public async Task What_is_not_decided_in_20_days_is_overdue_and_still_decided()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await DisputeParties.MakeAsync(host);
        var ids = new List<string>();
        for (var index = 0; index < 4; index++)
        {
            ids.Add(await parties.OpenedAsync());
        }

        host.Host.Clock.Advance(TimeSpan.FromDays(9));
        foreach (var id in ids)
        {
            Assert.Equal("contested", (await parties.ContestAsync(id)).Text("status"));
        }

        host.Host.Clock.Advance(TimeSpan.FromDays(20) - Moment);
        Assert.Equal("contested", await parties.StatusAsync(ids[0]));
        host.Host.Clock.Advance(2 * Moment);

        Assert.Equal(["overdue", "409 PAY-0525"], [await parties.StatusAsync(ids[0]), (await parties.ContestAsync(ids[0])).Outcome]);
        Assert.Equal(
            ["upheld", "rejected", "accepted", "withdrawn"],
            [(await parties.UpholdAsync(ids[0])).Text("status"), (await parties.RejectAsync(ids[1])).Text("status"), (await parties.AcceptAsync(ids[2])).Text("status"), (await parties.WithdrawAsync(ids[3])).Text("status")]);
        Assert.Equal("70.00", await parties.ShopBalanceAsync());
    }
}
