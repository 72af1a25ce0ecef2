using System.Globalization;
using DigitalIndiaStack.Bench.Load;
using DigitalIndiaStack.Bench.Peers;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>Transfers from one treasury on a ledger of few postings and then of many, beside the stored function whose postings grow alike.</summary>
internal static class GrowthWork
{
    private const int Few = 10_000;

    // Transfers that are copied by one statement.
    private const int AtOnce = 250_000;

    public static async Task<WorkResult?> MeasureAsync(BenchOptions options)
    {
        await using var postgres = await PostgreSqlProcess.TryStartAsync();
        if (postgres is null)
        {
            Console.WriteLine("\ngrowth: not run, PostgreSQL is not installed");
            return null;
        }

        var (store, peer) = (await postgres.CreateDatabaseAsync("host"), await postgres.CreateDatabaseAsync("peer"));
        await using var sandbox = await Sandbox.StartAsync(options, null, "--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={store}");
        using var client = new ServiceClient(sandbox);
        var accounts = await Accounts.OpenAsync(client);
        await using var function = await Peer.StartAsync("function", "--store", peer);
        await client.PostAsync(accounts.Token, "payments/v1/transfers", accounts.Draft());
        var (subjects, done) = (new List<Subject>(), 0);
        foreach (var postings in new[] { Few, options.Postings })
        {
            while (done < postings / 2)
            {
                var last = Math.Min(done + AtOnce, postings / 2);
                await GrowAsync(store, GrowLedger(done + 1, last));
                await GrowAsync(peer, GrowFunction(done + 1, last));
                done = last;
                Console.Error.WriteLine($"growth: {2 * done} of {options.Postings} postings");
            }

            accounts = await accounts.RenewAsync(client);
            subjects.AddRange(await SideBySide.MeasureAsync(
                options,
                ($"host, {postings} postings", new LoadRun(sandbox.Server, _ => accounts.Transfer("payments/v1/transfers"))),
                ($"stored function, {postings} postings", new LoadRun(function, _ => accounts.Transfer("transfers")))));
        }

        return new WorkResult("growth", $"growth: transfers from one treasury to one person as the ledger grows, PostgreSQL with synchronous_commit=on, {options.Load}", subjects);
    }

    private static Task GrowAsync(string store, string statements) => new Store($"{store};Command Timeout=600").CreateAsync(statements, "ANALYZE");

    // One transfer is copied as often as it takes, with its postings and its key, past the host and past the triggers: copies of what they let through need no second look.
    private static string GrowLedger(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"""
        SET session_replication_role = replica;
        CREATE TEMP TABLE more AS SELECT gen_random_uuid() AS transfer, n FROM generate_series({from}, {to}) n;
        CREATE TEMP TABLE old AS SELECT * FROM payments.transfers ORDER BY id LIMIT 1;
        INSERT INTO payments.postings SELECT copy.*
          FROM payments.postings p JOIN old ON old.id = p.transfer_id, more, LATERAL jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'transfer_id', more.transfer)) copy;
        INSERT INTO payments.transfer_keys SELECT copy.*
          FROM payments.transfer_keys k JOIN old ON old.id = k.transfer_id, more, LATERAL jsonb_populate_record(k, jsonb_build_object('key', 'bench-' || more.n, 'transfer_id', more.transfer)) copy;
        INSERT INTO payments.transfers SELECT copy.*
          FROM payments.transfers t JOIN old ON old.id = t.id, more, LATERAL jsonb_populate_record(t, jsonb_build_object('id', more.transfer, 'receipt_number', lpad(more.n::text, 13, '0'))) copy;
        DROP TABLE more, old;
        RESET session_replication_role;
        """);

    private static string GrowFunction(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO postings SELECT 'bench-' || n, 'nobody', s FROM generate_series({from}, {to}) n, (VALUES (-1), (1)) legs (s);
        INSERT INTO keys SELECT 'bench-' || n, 'bench-' || n FROM generate_series({from}, {to}) n;
        """);
}
