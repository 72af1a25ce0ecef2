using System.Collections.Concurrent;
using System.Text;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Payments.Tests.Vouchers;

/// <summary>A secret number is told once and stands nowhere else (PAY-13.6, PAY-13.7); who guesses learns nothing (PAY-13.10).</summary>
public sealed class SecretKeepingTests
{
    private const string Key = "the-key-of-the-issue";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repeat_of_the_issue_reserves_nothing_and_is_answered_without_the_number()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await VoucherParties.MakeAsync(host);
        var first = await parties.IssueAsync(key: Key);
        var second = await parties.IssueAsync(key: Key);

        Assert.Equal(["201", "true"], [second.Outcome, second.Header("Idempotency-Replayed")]);
        Assert.Equal(first.Text("voucherId"), second.Text("voucherId"));
        Assert.Equal(first.Body, $$"""{{second.Body[..^1]}},"secretNumber":"{{first.Text("secretNumber")}}"}""");
        Assert.False(second.Json.TryGetProperty("secretNumber", out _));
        Assert.DoesNotContain("secretNumber", (await parties.ReadAsync(first.Text("voucherId"))).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secretNumber", (await host.GetAsync(VoucherParties.Vouchers)).Body, StringComparison.Ordinal);
        await parties.AssertSpendableAsync("90.00");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_number_stands_in_no_table_and_no_log(bool onPostgreSql)
    {
        using var log = new KeptLog();
        await using var host = await PaymentsHost.StartAsync(onPostgreSql, services: services =>
        {
            services.AddSingleton<ILoggerProvider>(log);
            services.Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Trace);
        });
        var parties = await VoucherParties.MakeAsync(host);
        var (_, spent) = await parties.ActiveAsync();
        var (cancelled, kept) = await parties.ActiveAsync();
        await parties.RedeemAsync(spent);
        await parties.RedeemAsync(spent);
        await parties.ActAsync(cancelled, "cancel");
        await parties.RedeemAsync(kept.ToLowerInvariant());
        await parties.RedeemAsync($"{kept}!");
        var said = (await parties.RedeemAsync(kept, Guid.CreateVersion7().ToString())).Body + (await parties.RedeemAsync($"{kept}!")).Body;

        var written = await TextOfAsync(host) + string.Join('\n', log.Lines) + said;

        Assert.Contains("voucher.redeem", written, StringComparison.Ordinal);
        Assert.Contains("voucher-redemptions", string.Join('\n', log.Lines), StringComparison.Ordinal);
        foreach (var secret in new[] { spent, kept })
        {
            Assert.DoesNotContain(secret, written, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret.Replace("-", "", StringComparison.Ordinal), written, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), written, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_is_unknown_and_what_is_not_active_are_refused_alike()
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql: false);
        var parties = await VoucherParties.MakeAsync(host);
        var (_, spent) = await parties.ActiveAsync();
        await parties.RedeemAsync(spent);
        var (cancelled, taken) = await parties.ActiveAsync();
        await parties.ActAsync(cancelled, "cancel");
        var (_, late) = await parties.ActiveAsync(new() { ["expiresAt"] = host.Host.Clock.GetUtcNow() + TimeSpan.FromMinutes(1) });
        var issued = (await parties.IssueAsync()).Text("secretNumber");
        host.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        var told = new List<string>();
        foreach (var secret in new[] { "0000-0000-0000-0000-0000", spent, taken, late, issued })
        {
            var answer = await parties.RedeemAsync(secret);
            told.Add($"{answer.Status} {answer.Text("code")} {answer.Text("title")} {string.Join(' ', answer.Json.EnumerateObject().Select(member => member.Name))}");
        }

        Assert.Single(told.Distinct());
        Assert.StartsWith("422 PAY-0467", told[0], StringComparison.Ordinal);
        Assert.Equal("422 PAY-0468", (await parties.RedeemAsync("0000-0000-0000-0000-0001")).Outcome);
    }

    /// <summary>Every row of every table as text, bytes in hexadecimal and as they are.</summary>
    private static async Task<string> TextOfAsync(PaymentsHost host)
    {
        await using var scope = host.Scope();
        var connection = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Database.GetDbConnection();
        await connection.OpenAsync(Cancellation);
        var text = new StringBuilder();
        var find = host.Database.IsPostgreSql ? "SELECT 'payments.' || tablename FROM pg_tables WHERE schemaname = 'payments'" : "SELECT name FROM sqlite_master WHERE type = 'table'";
        foreach (var table in await ColumnsAsync(connection, find))
        {
            text.AppendJoin('\n', await ColumnsAsync(connection, $"SELECT * FROM {table}"));
        }

        return text.ToString();
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "The names are those of the block's own tables.")]
    private static async Task<List<string>> ColumnsAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) + Encoding.UTF8.GetString(bytes) : $"{reader.GetValue(column)}")));
        }

        return rows;
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
