using System.Data.Common;
using System.Text.Json;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Verify;
using Microsoft.Data.Sqlite;
using Npgsql;

[assembly: AssemblyFixture(typeof(DigitalIndiaStack.Payments.Tests.Verify.LedgerCopies))]

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>A good ledger on each database, made once through the API, of which each test spoils a copy of its own.</summary>
public sealed class LedgerCopies : IDisposable
{
    private const int Transfers = 3;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dis-ledgers-");
    private readonly Dictionary<bool, Lazy<Task<string>>> made;
    private int copies;

    public LedgerCopies() => made = new()
    {
        [false] = new Lazy<Task<string>>(() => MakeAsync(false)),
        [true] = new Lazy<Task<string>>(() => MakeAsync(true)),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Copies the ledger.</summary>
    internal async Task<LedgerCopy> TakeAsync(bool onPostgreSql)
    {
        Assert.SkipWhen(onPostgreSql && Core.Testing.PostgreSql.PostgreSqlServer.Missing is not null, Core.Testing.PostgreSql.PostgreSqlServer.Missing ?? "");
        var source = await made[onPostgreSql].Value;
        var name = $"copy{Interlocked.Increment(ref copies)}";
        if (!onPostgreSql)
        {
            var data = folder.CreateSubdirectory(name).FullName;
            File.Copy(source, Path.Combine(data, "payments.db"));
            return new LedgerCopy(new SqliteConnection($"Data Source={Path.Combine(data, "payments.db")};Pooling=false"), new VerifyRequest(data, null, LogOf(false)));
        }

        var copy = new NpgsqlConnectionStringBuilder(source) { Pooling = false };
        var original = copy.Database;
        copy.Database = $"{original}_{name}";
        await MaintainAsync(source, $"CREATE DATABASE {copy.Database} TEMPLATE {original}");
        return new LedgerCopy(new NpgsqlConnection(copy.ConnectionString), new VerifyRequest(null, copy.ConnectionString, LogOf(true)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string LogOf(bool onPostgreSql) => Path.Combine(folder.FullName, $"answers-{onPostgreSql}.jsonl");

    private async Task<string> MakeAsync(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var merchant = await host.OpenAsync();
        await using var log = File.CreateText(LogOf(onPostgreSql));
        for (var number = 1; number <= Transfers; number++)
        {
            var answer = await host.PayAsync(treasury, new { accountId = merchant }, "5.00", key: $"key-number-0000{number}");
            Assert.Equal(201, answer.Status);
            await log.WriteLineAsync(JsonSerializer.Serialize(new { tenant = "ke", client = "tester", key = $"key-number-0000{number}", status = answer.Status, body = answer.Body }));
        }

        // The last record of the audit belongs to no transfer, so that only its head misses it.
        await host.BalanceAsync(merchant);
        return onPostgreSql ? host.Database.Settings["Storage:ConnectionString"]! : await CopyFileAsync(host.Database);
    }

    private async Task<string> CopyFileAsync(TestDatabase database)
    {
        var copy = Path.Combine(folder.FullName, "payments.db");
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(database.Settings["Data"]!, "payments.db")};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await LedgerCopy.RunAsync(connection, $"VACUUM INTO '{copy}'");
        return copy;
    }

    /// <summary>Runs a statement beside a database that nobody may be connected to meanwhile.</summary>
    private static async Task MaintainAsync(string database, string statement)
    {
        var place = new NpgsqlConnectionStringBuilder(database) { Database = "postgres", Pooling = false };
        await using DbConnection connection = new NpgsqlConnection(place.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await LedgerCopy.RunAsync(connection, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new NpgsqlConnectionStringBuilder(database).Database}'");
        await LedgerCopy.RunAsync(connection, statement);
    }
}
