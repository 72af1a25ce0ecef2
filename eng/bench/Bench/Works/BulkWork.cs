using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Bench.Load;
using DigitalIndiaStack.Bench.Peers;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;
using Npgsql;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>A file of payments from its upload to its result, beside a COPY of the same file into a table of texts, on PostgreSQL; a tenth of the file before, for the memory.</summary>
internal static class BulkWork
{
    private const string Scopes = "payments.accounts.write payments.accounts.read payments.batches.read payments.batches.write";

    public static async Task<WorkResult?> MeasureAsync(BenchOptions options)
    {
        await using var postgres = await PostgreSqlProcess.TryStartAsync();
        if (postgres is null)
        {
            Console.WriteLine("\nbulk: not run, PostgreSQL is not installed");
            return null;
        }

        var file = Path.Combine(postgres.Folder, "payments.csv");
        await WriteAsync(file, options.Lines);
        var whole = await PayAsync(options, await postgres.CreateDatabaseAsync("whole"), file, options.Lines);
        var copy = await CopyAsync(await postgres.CreateDatabaseAsync("copy"), file, options.Lines);
        await WriteAsync(file, options.Lines / 10);
        var tenth = await PayAsync(options, await postgres.CreateDatabaseAsync("tenth"), file, options.Lines / 10);
        return new WorkResult("bulk", $"bulk: {options.Lines} payments in one CSV file from one treasury, PostgreSQL with synchronous_commit=on, once", [new("host", [whole]), new("COPY of the file", [copy]), new("host, a tenth of the lines", [tenth])]);
    }

    // The people are there before the file is; nothing of them is measured.
    private static string People(int count) => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO payments.accounts (id, tenant, owner, kind, name, status, currency, balance, floor, reserved, spent, participant, opened_at)
        SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'ke', 'conformance-a', 'Person', 'A person', 'Active', 'KES', 0, 0, 0, 0, treasury.participant, treasury.opened_at
        FROM generate_series(1, {count}) n, (SELECT participant, opened_at FROM payments.accounts LIMIT 1) treasury
        """);

    private static async Task WriteAsync(string file, int lines)
    {
        var text = new StringBuilder("accountId,amount,reference\r\n");
        for (var line = 1; line <= lines; line++)
        {
            text.Append(CultureInfo.InvariantCulture, $"00000000-0000-7000-8000-{line:x12},5.00,FERT-2026-{line}\r\n");
        }

        await File.WriteAllTextAsync(file, text.ToString());
    }

    private static async Task<Sample> PayAsync(BenchOptions options, string store, string file, int lines)
    {
        await using var sandbox = await Sandbox.StartAsync(options, null, "--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={store}");
        using var client = new ServiceClient(sandbox);
        using var releaser = new ServiceClient(sandbox, "conformance-releaser");
        var (token, release) = (await client.TokenAsync("payments", Scopes), await releaser.TokenAsync("payments", "payments.batches.release"));
        var treasury = await Accounts.OpenTreasuryAsync(client, token);
        await new Store($"{store};Command Timeout=600").CreateAsync(People(lines));
        var batch = await AnnounceAsync(client, token, treasury, lines);
        var began = Stopwatch.GetTimestamp();
        await UploadAsync(client, token, batch, file);
        var uploaded = Stopwatch.GetElapsedTime(began);
        await releaser.PostAsync(release, $"{batch}/release", content: null);
        await EndAsync(client, token, batch, lines);
        var paid = Stopwatch.GetElapsedTime(began);
        var result = await client.GetAsync(token, $"{batch}/result");
        var took = Stopwatch.GetElapsedTime(began);
        return result.AsSpan().Count((byte)'\n') == lines + 1
            ? Of(lines / took.TotalSeconds, lines / uploaded.TotalSeconds, lines / (paid - uploaded).TotalSeconds, sandbox.Server.PeakMegabytes, sandbox.Server.Cpu.TotalMilliseconds / lines)
            : throw new BenchFailedException("The result of the batch does not hold every line.");
    }

    private static async Task<string> AnnounceAsync(ServiceClient client, AuthenticationHeaderValue token, string treasury, int lines)
    {
        var total = string.Create(CultureInfo.InvariantCulture, $"{lines * 5L}.00");
        var draft = new JsonObject { ["debtorAccountId"] = treasury, ["reference"] = "Fertiliser 2026", ["lineCount"] = lines, ["total"] = Accounts.Money(total) };
        return $"payments/v1/batches/{(await client.PostAsync(token, "payments/v1/batches", draft))["batchId"]}";
    }

    private static async Task UploadAsync(ServiceClient client, AuthenticationHeaderValue token, string batch, string file)
    {
        using var content = new StreamContent(File.OpenRead(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var found = await client.PostAsync(token, $"{batch}/lines", content);
        if ($"{found["status"]}" != "validated" || $"{found["excluded"]!["count"]}" != "0")
        {
            throw new BenchFailedException($"The file was not taken: {found}");
        }
    }

    private static async Task EndAsync(ServiceClient client, AuthenticationHeaderValue token, string batch, int lines)
    {
        while (true)
        {
            var now = JsonNode.Parse(await client.GetAsync(token, batch))!;
            if ($"{now["status"]}" == "completed")
            {
                _ = $"{now["paid"]!["count"]}" == $"{lines}" ? 0 : throw new BenchFailedException($"Not every line was paid: {now}");
                return;
            }

            await Task.Delay(100);
        }
    }

    private static async Task<Sample> CopyAsync(string store, string file, int lines)
    {
        await using var connection = new NpgsqlConnection(store);
        await connection.OpenAsync();
        await Store.ExecuteAsync(connection, "CREATE TABLE lines (account text NOT NULL, amount text NOT NULL, reference text NOT NULL)");
        var began = Stopwatch.GetTimestamp();
        await using (var copy = await connection.BeginTextImportAsync("COPY lines FROM STDIN (FORMAT csv, HEADER)"))
        {
            using var text = File.OpenText(file);
            var block = new char[81_920];
            for (var read = await text.ReadAsync(block); read > 0; read = await text.ReadAsync(block))
            {
                await copy.WriteAsync(block, 0, read);
            }
        }

        var rate = lines / Stopwatch.GetElapsedTime(began).TotalSeconds;
        return Of(rate, rate, 0, 0, 0);
    }

    private static Sample Of(double whole, double upload, double payment, double peak, double cpu) =>
        new(("lines/s", whole), ("uploaded lines/s", upload), ("paid lines/s", payment), ("peak MB", peak), ("server CPU ms/line", cpu));
}
