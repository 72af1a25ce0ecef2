using DigitalIndiaStack.Bench.Load;
using DigitalIndiaStack.Bench.Peers;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>A record of a registry by its id, with authorization and the note of who looked, beside servers that return the same bytes.</summary>
internal static class ReadWork
{
    public static async Task<WorkResult?> OnSqliteAsync(BenchOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("dis-bench-read-").FullName;
        var stores = (Store.Sqlite(Path.Combine(folder, "read.db")), Store.Sqlite(Path.Combine(folder, "logged.db")));
        try
        {
            return await MeasureAsync(options, "read", "SQLite", folder, stores, []);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task<WorkResult?> OnPostgreSqlAsync(BenchOptions options)
    {
        await using var postgres = await PostgreSqlProcess.TryStartAsync();
        if (postgres is null)
        {
            Console.WriteLine("\nread-postgresql: not run, PostgreSQL is not installed");
            return null;
        }

        var host = await postgres.CreateDatabaseAsync("host");
        var stores = (await postgres.CreateDatabaseAsync("peer"), await postgres.CreateDatabaseAsync("logged"));
        return await MeasureAsync(options, "read-postgresql", "PostgreSQL", postgres.Folder, stores, "--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={host}");
    }

    private static async Task<WorkResult> MeasureAsync(
        BenchOptions options, string name, string kind, string folder, (string Read, string Logged) stores, params string[] settings)
    {
        await using var sandbox = await Sandbox.StartAsync(options, null, settings);
        using var client = new ServiceClient(sandbox);
        var registry = await Registry.FillAsync(client, options.Records);
        var file = Path.Combine(folder, "records.json");
        await RecordFile.WriteAsync(file, registry.Answers);
        await using var plain = await Peer.StartAsync("plain", "--records", file);
        await using var read = await Peer.StartAsync("read", "--records", file, "--store", stores.Read);
        await using var logged = await Peer.StartAsync("read", "--records", file, "--store", stores.Logged, "--log", "true");
        var ids = registry.Answers.Keys.ToList();
        LoadRun Load(ServerProcess server, string path) =>
            new(server, number => ServiceClient.Read(registry.Token, $"{path}/{ids[(int)(number % ids.Count)]}"));

        var subjects = await SideBySide.MeasureAsync(
            options,
            ("host", Load(sandbox.Server, registry.Path)),
            ("plain Kestrel", Load(plain, "records")),
            ("raw ADO.NET", Load(read, "records")),
            ("raw ADO.NET, access noted", Load(logged, "records")));
        return new WorkResult(name, $"{name}: registry record by id, {kind}, {options.Records} records, {options.Load}", subjects);
    }
}
