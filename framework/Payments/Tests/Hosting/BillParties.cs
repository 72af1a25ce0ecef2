using DigitalIndiaStack.Core.Testing.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Hosting;

/// <summary>A biller of <c>tester</c>, whose bills clients such as <c>another</c> pay.</summary>
internal sealed record BillParties(PaymentsHost Host, string Biller)
{
    public const string Bills = "/payments/v1/bills";

    public const string Inquiries = "/payments/v1/bill-inquiries";

    public const string Payments = "/payments/v1/bill-payments";

    private static int last;

    public static async Task<BillParties> MakeAsync(PaymentsHost host) => new(host, await host.OpenAsync());

    public static object Draft(string number, string payer, string amount, string currency = "KES") =>
        new { billNumber = number, debtorAccountId = payer, amount = new { currency, amount } };

    /// <summary>An account that can pay.</summary>
    public Task<string> PayerAsync(string client = "another") => Host.OpenAsync("treasury", floor: "-100.00", client: client);

    /// <summary>Issues a bill of 10.00 due in two hours, or on other terms.</summary>
    public Task<BlockAnswer> IssueAsync(Dictionary<string, object>? terms = null, string amount = "10.00", string? key = null, string client = "tester", string tenant = "ke")
    {
        var draft = new Dictionary<string, object>
        {
            ["creditorAccountId"] = Biller,
            ["reference"] = $"W-{Interlocked.Increment(ref last)}",
            ["amount"] = new { currency = "KES", amount },
            ["purpose"] = "Water November",
            ["dueAt"] = In(2),
        };
        foreach (var (name, value) in terms ?? [])
        {
            draft[name] = value;
        }

        return Host.PostAsync(Bills, draft, key, client, tenant);
    }

    /// <summary>A bill that costs 12.00 from its due moment on, in two hours, and is paid for two hours more.</summary>
    public Task<BlockAnswer> IssueWithLateAmountAsync() => IssueAsync(new() { ["lateAmount"] = new { currency = "KES", amount = "12.00" }, ["expiresAt"] = In(4) });

    public DateTimeOffset In(int hours) => Host.Host.Clock.GetUtcNow() + TimeSpan.FromHours(hours);

    public Task<BlockAnswer> InquireAsync(string number, string client = "another", string tenant = "ke") => Host.PostAsync(Inquiries, new { billNumber = number }, null, client, tenant);

    public Task<BlockAnswer> PayAsync(string number, string payer, string amount = "10.00", string? key = null, string client = "another", string tenant = "ke") =>
        Host.PostAsync(Payments, Draft(number, payer, amount), key, client, tenant);

    public Task<BlockAnswer> CancelAsync(string id, string client = "tester") => Host.PostAsync($"{Bills}/{id}/cancel", null, client: client);

    public Task<BlockAnswer> ReadAsync(string id, string client = "tester") => Host.GetAsync($"{Bills}/{id}", client);

    public async Task<string> StatusAsync(string id) => (await ReadAsync(id)).Text("status");
}
