using System.Globalization;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

/// <summary>What may be collected under a mandate, and when.</summary>
public sealed class CollectionTests
{
    [Fact]
    public async Task A_collection_above_the_ceiling_is_refused_and_moves_nothing()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        var id = await parties.ActiveAsync();

        Assert.Equal("422 PAY-0443", (await parties.CollectAsync(id, "10.01")).Outcome);
        Assert.Equal("422 PAY-0422", (await parties.CollectAsync(id, "-1.00")).Outcome);
        Assert.Equal("422 PAY-0422", (await parties.CollectAsync(id, "0.00")).Outcome);
        Assert.Equal("422 PAY-0423", (await parties.CollectAsync(id, "1.00", currency: "MAD")).Outcome);
        Assert.Equal("0.00", await host.BalanceAsync(parties.Shop));
        Assert.Equal("201", (await parties.CollectAsync(id, "10.00")).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_month_begins_on_the_day_of_the_first_or_on_the_last_day_of_a_month_that_lacks_it(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await MandateParties.MakeAsync(host);
        parties.GoTo(new DateOnly(2027, 1, 31));
        var id = await parties.ActiveAsync();

        await CollectOnceAsync(parties, id, "2027-01-31");
        await RefuseAsync(parties, id, "2027-02-27");
        await CollectOnceAsync(parties, id, "2027-02-28");
        await RefuseAsync(parties, id, "2027-03-30");
        await CollectOnceAsync(parties, id, "2027-03-31");
        await CollectOnceAsync(parties, id, "2027-04-30");
        await CollectOnceAsync(parties, id, "2028-02-29");

        Assert.Equal("50.00", await host.BalanceAsync(parties.Shop));
    }

    [Theory]
    [InlineData("daily", "2028-02-29", "2028-02-29", "2028-03-01")]
    [InlineData("weekly", "2028-02-29", "2028-03-06", "2028-03-07")]
    [InlineData("yearly", "2028-02-29", "2029-02-27", "2029-02-28")]
    public async Task Periods_turn_on_their_day(string period, string first, string last, string next)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        parties.GoTo(Day(first), 0);
        var id = await parties.ActiveAsync(new() { ["period"] = period });

        await CollectOnceAsync(parties, id, first, 0);
        await RefuseAsync(parties, id, last, 23);
        await CollectOnceAsync(parties, id, next, 0);
    }

    [Fact]
    public async Task A_period_sees_as_many_collections_as_the_mandate_allows()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        var id = await parties.ActiveAsync(new() { ["collectionsPerPeriod"] = 2, ["period"] = "weekly" });

        Assert.Equal("201", (await parties.CollectAsync(id)).Outcome);
        Assert.Equal("201", (await parties.CollectAsync(id)).Outcome);
        Assert.Equal("409 PAY-0442", (await parties.CollectAsync(id)).Outcome);
        parties.GoTo(parties.Today.AddDays(7));
        Assert.Equal("201", (await parties.CollectAsync(id)).Outcome);
        Assert.Equal("30.00", await host.BalanceAsync(parties.Shop));
    }

    [Fact]
    public async Task Nothing_is_collected_before_the_first_day_or_after_the_last()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        var (first, last) = (parties.Today.AddDays(3), parties.Today.AddDays(5));
        var id = await parties.ActiveAsync(new() { ["period"] = "daily", ["startsOn"] = first, ["endsOn"] = last });
        var undecided = (await parties.ProposeAsync(new() { ["endsOn"] = last })).Text("mandateId");

        parties.GoTo(first.AddDays(-1), 23);
        Assert.Equal("409 PAY-0442", (await parties.CollectAsync(id)).Outcome);
        parties.GoTo(first, 0);
        Assert.Equal("201", (await parties.CollectAsync(id)).Outcome);
        parties.GoTo(last, 23);
        Assert.Equal("201", (await parties.CollectAsync(id)).Outcome);
        Assert.Equal("active", await parties.StatusAsync(id));
        parties.GoTo(last.AddDays(1), 0);

        Assert.Equal(["completed", "expired"], [await parties.StatusAsync(id), await parties.StatusAsync(undecided)]);
        Assert.Equal("409 PAY-0441", (await parties.CollectAsync(id)).Outcome);
        Assert.Equal("409 PAY-0441", (await parties.DecideAsync(id, "revoke")).Outcome);
        Assert.Equal("409 PAY-0441", (await parties.DecideAsync(undecided, "approve")).Outcome);
        Assert.Equal("20.00", await host.BalanceAsync(parties.Shop));
    }

    [Fact]
    public async Task A_refused_collection_does_not_use_up_the_period()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host, floor: null);
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var id = await parties.ActiveAsync();

        Assert.Equal("409 PAY-0409", (await parties.CollectAsync(id)).Outcome);
        await host.PayAsync(treasury, new { accountId = parties.Payer }, "10.00");
        Assert.Equal("201", (await parties.CollectAsync(id)).Outcome);
    }

    [Fact]
    public async Task A_repeat_is_answered_with_the_first_answer_even_after_the_mandate_has_ended()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await MandateParties.MakeAsync(host);
        var id = await parties.ActiveAsync();

        var first = await parties.CollectAsync(id, key: "the-same-key");
        var again = await parties.CollectAsync(id, key: "the-same-key");
        var other = await parties.CollectAsync(id, "9.00", "the-same-key");
        await parties.DecideAsync(id, "revoke");
        parties.GoTo(parties.Today.AddYears(3));
        var late = await parties.CollectAsync(id, key: "the-same-key");

        Assert.Equal("201", first.Outcome);
        Assert.Equal([first.Body, first.Body], [again.Body, late.Body]);
        Assert.Equal("422 API-0422", other.Outcome);
        Assert.Equal("422 API-0422", (await parties.CollectAsync(id, "9.00", "the-same-key")).Outcome);
        Assert.Equal("10.00", await host.BalanceAsync(parties.Shop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Collections_at_the_same_time_count_one_after_another(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await MandateParties.MakeAsync(host);
        var id = await parties.ActiveAsync(new() { ["collectionsPerPeriod"] = 2 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => parties.CollectAsync(id)));

        Assert.Equal(["201", "201", "409 PAY-0442", "409 PAY-0442", "409 PAY-0442", "409 PAY-0442"], answers.Select(answer => answer.Outcome).Order());
        Assert.Equal("20.00", await host.BalanceAsync(parties.Shop));
        Assert.Equal("-20.00", await parties.PayerBalanceAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_collection_that_races_with_a_revocation_comes_before_it_whole_or_does_not_happen(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await MandateParties.MakeAsync(host);
        var id = await parties.ActiveAsync(new() { ["collectionsPerPeriod"] = 100 });

        var collections = Enumerable.Range(0, 4).Select(_ => parties.CollectAsync(id)).ToList();
        Assert.Equal("200", (await parties.DecideAsync(id, "revoke")).Outcome);
        var seen = await host.BalanceAsync(parties.Shop);
        var done = (await Task.WhenAll(collections)).Count(answer => answer.Status == 201);

        Assert.Equal(seen, await host.BalanceAsync(parties.Shop));
        Assert.Equal((done * 10m).ToString("0.00", CultureInfo.InvariantCulture), seen);
    }

    private static async Task CollectOnceAsync(MandateParties parties, string id, string day, int hour = 12)
    {
        parties.GoTo(Day(day), hour);
        var collected = await parties.CollectAsync(id);
        Assert.Equal($"201 on {day}", $"{collected.Outcome} on {(collected.Status == 201 ? collected.Text("periodStartsOn") : day)}");
        Assert.Equal("409 PAY-0442", (await parties.CollectAsync(id)).Outcome);
    }

    private static async Task RefuseAsync(MandateParties parties, string id, string day, int hour = 12)
    {
        parties.GoTo(Day(day), hour);
        Assert.Equal($"409 PAY-0442 on {day}", $"{(await parties.CollectAsync(id)).Outcome} on {day}");
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
