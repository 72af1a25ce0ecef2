using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Settlement;

/// <summary>Who is a participant, who acts for it, and who sees what.</summary>
public sealed class ParticipantTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_participant_is_registered_once_and_its_client_alone_opens_accounts_at_it(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await SettlementParties.MakeAsync(host);

        Assert.Equal("409 PAY-0510", (await SettlementParties.RegisterAsync(host, "pesabank", "another")).Outcome);
        Assert.Equal("409 PAY-0510", (await SettlementParties.RegisterAsync(host, "own", "another")).Outcome);
        Assert.Equal("201", (await SettlementParties.RegisterAsync(host, "pesabank", "another", "ma")).Outcome);
        Assert.Equal("400 API-0400", (await SettlementParties.RegisterAsync(host, "Pesa Bank", "another")).Outcome);
        Assert.Equal("403 API-0403", (await host.PostAsync(SettlementParties.Participants, new { participant = "third", name = "Third", clientId = "tester" })).Outcome);
        Assert.Equal("tester", (await host.GetAsync($"{SettlementParties.Participants}/pesabank", SettlementParties.Operator)).Text("clientId"));
        Assert.Equal("404 PAY-0404", (await host.GetAsync($"{SettlementParties.Participants}/nobody", SettlementParties.Operator)).Outcome);
        Assert.Equal(2, (await host.GetAsync(SettlementParties.Participants, SettlementParties.Operator)).Json.GetProperty("items").GetArrayLength());

        Assert.Equal("pesabank", (await host.GetAsync($"/payments/v1/accounts/{parties.Pesa}")).Text("participant"));
        Assert.False((await host.GetAsync($"/payments/v1/accounts/{await host.OpenAsync()}")).Json.TryGetProperty("participant", out _));
        foreach (var stranger in new[] { "safibank", "nobody" })
        {
            Assert.Equal("422 PAY-0512", (await host.PostAsync("/payments/v1/accounts", SettlementParties.Draft(stranger))).Outcome);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_statement_is_seen_by_its_participant_and_by_who_operates_the_settlement(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await SettlementParties.MakeAsync(host);
        await parties.PayAsync();
        var window = await parties.TurnAsync();
        var list = new { items = Array.Empty<object>() };

        foreach (var (participant, client, outcome) in new[]
        {
            ("pesabank", "tester", "200"), ("pesabank", SettlementParties.Operator, "200"), ("own", SettlementParties.Operator, "200"),
            ("pesabank", "another", "404 PAY-0404"), ("own", "tester", "404 PAY-0404"), ("nobody", SettlementParties.Operator, "404 PAY-0404"),
        })
        {
            Assert.Equal(outcome, (await parties.StatementAsync(participant, window, client)).Outcome);
            Assert.Equal(outcome, (await parties.ReconcileAsync(window, list, client, participant)).Outcome);
        }

        Assert.Equal("404 PAY-0404", (await host.GetAsync($"{SettlementParties.Windows}/{window}", tenant: "ma")).Outcome);
        Assert.Equal("404 PAY-0404", (await host.GetAsync($"{SettlementParties.Windows}/{window}/positions", SettlementParties.Operator, "ma")).Outcome);
        Assert.Equal("403 API-0403", (await host.GetAsync($"{SettlementParties.Windows}/{window}/positions")).Outcome);
    }

    [Fact]
    public async Task Without_participants_nothing_is_counted_and_a_window_can_be_opened_before_the_first()
    {
        await using var host = await PaymentsHost.StartAsync(false);
        var (treasury, shop) = (await host.OpenAsync("treasury", floor: "-100.00"), await host.OpenAsync());
        Assert.Equal("201", (await host.PayAsync(treasury, new { accountId = shop }, "1.00")).Outcome);
        Assert.Equal(0, (await host.GetAsync(SettlementParties.Windows)).Json.GetProperty("items").GetArrayLength());

        var first = await host.PostAsync(SettlementParties.Windows, null, "one-key-for-all", SettlementParties.Operator);
        var again = await host.PostAsync(SettlementParties.Windows, null, "one-key-for-all", SettlementParties.Operator);

        Assert.Equal((first.Text("windowId"), "opened"), (again.Text("windowId"), again.Text("status")));
        Assert.False(first.Json.TryGetProperty("previousWindowId", out _));
        await SettlementParties.MakeAsync(host);
        Assert.Equal(1, (await host.GetAsync(SettlementParties.Windows)).Json.GetProperty("items").GetArrayLength());
    }
}
