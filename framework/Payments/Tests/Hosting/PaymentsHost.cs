using System.Text.Json;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Payments.Block;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(DigitalIndiaStack.Payments.Tests.Hosting.PaymentsHost))]

namespace DigitalIndiaStack.Payments.Tests.Hosting;

/// <summary>The payments block on a real socket.</summary>
public sealed class PaymentsHost : IAsyncLifetime
{
    private static readonly string[] ServiceScopes =
        ["payments.accounts.read", "payments.accounts.write", "payments.addresses.read", "payments.addresses.write", "payments.bills.pay", "payments.bills.read", "payments.bills.write", "payments.disputes.answer", "payments.disputes.read", "payments.disputes.write", "payments.mandates.decide", "payments.mandates.read", "payments.mandates.write", "payments.mappings.write", "payments.outward.read", "payments.outward.report", "payments.outward.write", "payments.refunds.write", "payments.requests.decide", "payments.requests.read", "payments.requests.write", "payments.settlement.read", "payments.transfers.read", "payments.transfers.reverse", "payments.transfers.write", "payments.vouchers.read", "payments.vouchers.redeem", "payments.vouchers.write"];

    // Limits are small, so that tests reach them; persons of Kenya only.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Countries:Directory"] = Path.Combine(AppContext.BaseDirectory, "Countries"),
        ["Payments:Limits:0:Tenant"] = "ke",
        ["Payments:Limits:0:Kind"] = "Person",
        ["Payments:Limits:0:Currency"] = "KES",
        ["Payments:Limits:0:PerTransfer"] = "100.00",
        ["Payments:Limits:0:PerDay"] = "150.00",
        ["Payments:Handles:0:Tenant"] = "ke",
        ["Payments:Handles:0:Handle"] = "safibank",
        ["Payments:Handles:0:Client"] = "tester",
        ["Payments:Handles:1:Tenant"] = "ke",
        ["Payments:Handles:1:Handle"] = "pesabank",
        ["Payments:Handles:1:Client"] = "another",
        ["Sandbox:Enabled"] = "true",
        ["Payments:Webhooks:AllowLoopback"] = "true",
        ["Payments:Webhooks:MaximumAttempts"] = "3",
        ["Payments:Webhooks:MaximumPerClient"] = "5",
        ["Payments:Webhooks:TimeoutSeconds"] = "1",
    };

    private BlockHost? host;

    internal BlockHost Host => host!;

    internal TestDatabase Database { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Database = TestDatabase.Sqlite();
        host = await RunAsync(Database, null);
    }

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A host on a fresh database, or on that of another host.</summary>
    internal static async Task<PaymentsHost> StartAsync(bool onPostgreSql, PaymentsHost? beside = null, Action<IServiceCollection>? services = null)
    {
        Assert.SkipWhen(onPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var database = beside?.Database ?? (onPostgreSql ? await TestDatabase.PostgreSqlAsync() : TestDatabase.Sqlite());
        return new PaymentsHost { Database = database, host = await RunAsync(database, beside?.Host, services) };
    }

    internal AsyncServiceScope Scope(string tenant = "ke") => Host.Services.CreateTenantScope(TenantId.Parse(tenant));

    internal Task<BlockAnswer> GetAsync(string path, string client = "tester", string tenant = "ke") =>
        Host.SendAsync(HttpMethod.Get, path, Token(client, tenant), null, Cancellation);

    internal Task<BlockAnswer> PostAsync(string path, object? body, string? key = null, string client = "tester", string tenant = "ke") =>
        Host.SendAsync(HttpMethod.Post, path, Token(client, tenant), body is null ? null : JsonSerializer.Serialize(body), Cancellation, ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString()));

    internal Task<BlockAnswer> GetAsPersonAsync(string path, string subject) =>
        Host.SendAsync(HttpMethod.Get, path, Host.Issuer.Sign(new TestToken("payments", "payments.own.read") { Subject = subject }), null, Cancellation);

    internal string Token(string client, string tenant) =>
        Host.Issuer.Sign(new TestToken("payments", client == SettlementParties.Operator ? [.. ServiceScopes, "payments.disputes.decide", "payments.settlement.operate"] : ServiceScopes) { ClientId = client, Tenant = tenant });

    /// <summary>Opens an account and returns its id.</summary>
    internal async Task<string> OpenAsync(string kind = "merchant", string currency = "KES", string? floor = null, string client = "tester", string tenant = "ke")
    {
        var draft = new Dictionary<string, object> { ["kind"] = kind, ["name"] = $"The {kind}", ["currency"] = currency };
        if (floor is not null)
        {
            draft["floor"] = new { currency, amount = floor };
        }

        return (await PostAsync("/payments/v1/accounts", draft, null, client, tenant)).Text("accountId");
    }

    internal async Task<string> BalanceAsync(string account) => (await GetAsync($"/payments/v1/accounts/{account}")).Text("balance", "amount");

    internal Task<BlockAnswer> PayAsync(string debtor, object creditor, string amount, string currency = "KES", string? key = null, string client = "tester") =>
        PostAsync("/payments/v1/transfers", Draft(debtor, creditor, amount, currency), key, client);

    internal static object Draft(string debtor, object creditor, string amount, string currency = "KES") =>
        new { debtorAccountId = debtor, creditor, amount = new { currency, amount }, reference = "AGR-7K2M-9QXD" };

    private static Task<BlockHost> RunAsync(TestDatabase database, BlockHost? beside, Action<IServiceCollection>? more = null) => BlockHost.StartAsync(
        new PaymentsBlock(),
        new BlockHostSetup(database)
        {
            Beside = beside,
            Settings = Settings,
            Services = services =>
            {
                services.AddKeyedSingleton("payments", (_, _) => FakeIdentity.NewClient());
                more?.Invoke(services);
            },
        },
        Cancellation);
}
