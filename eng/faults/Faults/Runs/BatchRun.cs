using DigitalIndiaStack.Faults.Judging;
using DigitalIndiaStack.Faults.Load;
using DigitalIndiaStack.Faults.Servers;
using Npgsql;

namespace DigitalIndiaStack.Faults.Runs;

/// <summary>Two services on one PostgreSQL pay one batch; both are killed together at lines that the seed chooses, while clients pay besides.</summary>
internal static class BatchRun
{
    // A line names its account, and no account is named twice.
    private const string OpenAccounts = """
        INSERT INTO payments.accounts SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
        FROM payments.accounts a, generate_series(1, $2) WHERE a.id = $1 RETURNING id::text
        """;

    public static async Task<FaultReport> RunAsync(FaultOptions options)
    {
        await using var database = await PostgreSqlMachine.StartAsync();
        var ledger = await database.LedgerAsync(options);
        await using var site = await Site.OpenAsync(options, ledger);
        var payees = await OpenAsync(ledger.Reached, Guid.Parse(site.Clients.Payees[0]), options.Lines);
        using var client = new BatchClient(site.Services[0].Address, site.Issuer, site.Log, options.Seed, payees);
        await site.UnderLoadAsync(async () =>
        {
            await client.ReleaseAsync(site.Clients.Treasury);
            await KillAsync(options, site, ledger.Reached, client.Batch);
            while (!await client.HasEndedAsync())
            {
                await Task.Delay(200);
            }
        });
        var (words, agree) = await client.TakeResultAsync();
        return (await site.JudgeAsync()).With(words, agree);
    }

    private static async Task<List<string>> OpenAsync(string connection, Guid like, int count)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        await using var open = new NpgsqlCommand(OpenAccounts, database) { Parameters = { new() { Value = like }, new() { Value = count } } };
        await using var rows = await open.ExecuteReaderAsync();
        var accounts = new List<string>();
        while (await rows.ReadAsync())
        {
            accounts.Add(rows.GetString(0));
        }

        return accounts;
    }

    private static async Task KillAsync(FaultOptions options, Site site, string connection, Guid batch)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        await using var ask = new NpgsqlCommand("SELECT last_line FROM payments.batches WHERE id = $1", database) { Parameters = { new() { Value = batch } } };
        var random = new Random(options.Seed);
        foreach (var line in Enumerable.Range(0, options.Kills).Select(_ => random.Next(1, options.Lines)).Order().ToArray())
        {
            while ((int)(await ask.ExecuteScalarAsync())! < line)
            {
                await Task.Delay(random.Next(5));
            }

            await Task.WhenAll(site.Services.Select(service => service.KillAsync()));
            await Task.WhenAll(site.Services.Select(service => service.StartAsync()));
        }
    }
}
