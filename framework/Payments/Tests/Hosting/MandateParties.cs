using DigitalIndiaStack.Core.Testing.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Hosting;

/// <summary>A shop of <c>tester</c> and a payer of <c>another</c>, with mandates between them.</summary>
internal sealed record MandateParties(PaymentsHost Host, string Shop, string Payer)
{
    public const string Mandates = "/payments/v1/mandates";

    private const string Address = "payer.k@pesabank";

    /// <summary>The day in Nairobi.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Host.Host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(3)).DateTime);

    /// <param name="floor">How far the payer may go below zero; absent: not at all.</param>
    public static async Task<MandateParties> MakeAsync(PaymentsHost host, string? floor = "-100.00")
    {
        var (shop, payer) = (await host.OpenAsync(), await host.OpenAsync(floor is null ? "merchant" : "treasury", floor: floor, client: "another"));
        Assert.Equal("201", (await host.PostAsync("/payments/v1/addresses", new { address = Address, accountId = payer }, client: "another")).Outcome);
        var parties = new MandateParties(host, shop, payer);

        // At noon: no day turns while a test runs.
        parties.GoTo(parties.Today.AddDays(1));
        return parties;
    }

    /// <summary>Lets the clock come to an hour of a day in Nairobi; it runs on from there.</summary>
    public void GoTo(DateOnly day, int hour = 12)
    {
        var ahead = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(3)) - Host.Host.Clock.GetUtcNow();
        Host.Host.Clock.Advance(ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero);
    }

    /// <summary>Proposes a mandate of 10.00 once a month until two years from now, or of other terms.</summary>
    public Task<BlockAnswer> ProposeAsync(Dictionary<string, object>? terms = null)
    {
        var draft = new Dictionary<string, object>
        {
            ["creditorAccountId"] = Shop,
            ["debtorAddress"] = Address,
            ["period"] = "monthly",
            ["collectionsPerPeriod"] = 1,
            ["endsOn"] = Today.AddYears(2),
            ["reference"] = "Meter 4711",
        };
        foreach (var (name, value) in terms ?? [])
        {
            draft[name] = value;
        }

        draft["ceiling"] = new { currency = "KES", amount = draft.GetValueOrDefault("ceiling", "10.00") };
        return Host.PostAsync(Mandates, draft);
    }

    /// <summary>Proposes a mandate, approves it and gives its id.</summary>
    public async Task<string> ActiveAsync(Dictionary<string, object>? terms = null)
    {
        var id = (await ProposeAsync(terms)).Text("mandateId");
        Assert.Equal("200", (await DecideAsync(id, "approve")).Outcome);
        return id;
    }

    public Task<BlockAnswer> DecideAsync(string id, string act, string client = "another") => Host.PostAsync($"{Mandates}/{id}/{act}", null, client: client);

    public Task<BlockAnswer> CollectAsync(string id, string amount = "10.00", string? key = null, string client = "tester", string currency = "KES") =>
        Host.PostAsync($"{Mandates}/{id}/collections", new { amount = new { currency, amount }, reference = "Water December" }, key, client);

    public async Task<string> StatusAsync(string id) => (await Host.GetAsync($"{Mandates}/{id}")).Text("status");

    public async Task<string> PayerBalanceAsync() => (await Host.GetAsync($"/payments/v1/accounts/{Payer}", "another")).Text("balance", "amount");
}
