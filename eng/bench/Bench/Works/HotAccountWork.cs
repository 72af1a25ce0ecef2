using DigitalIndiaStack.Bench.Load;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>A treasury that pays many persons, beside many treasuries that do, on PostgreSQL; and the same transfers by a stored function that keeps neither audit nor answers.</summary>
internal static class HotAccountWork
{
    private const int Persons = 64;

    public static async Task<WorkResult?> MeasureAsync(BenchOptions options)
    {
        await using var postgres = await PostgreSqlProcess.TryStartAsync();
        if (postgres is null)
        {
            Console.WriteLine("\nhot-account: not run, PostgreSQL is not installed");
            return null;
        }

        var store = await postgres.CreateDatabaseAsync("host");
        var peer = await postgres.CreateDatabaseAsync("peer");
        await using var sandbox = await Sandbox.StartAsync(options, null, "--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={store}");
        using var client = new ServiceClient(sandbox);
        var pairs = new List<Accounts>();
        for (var index = 0; index < Persons; index++)
        {
            pairs.Add(await Accounts.OpenAsync(client));
        }

        await using var function = await Peer.StartAsync("function", "--store", peer);
        var subjects = await SideBySide.MeasureAsync(
            options,
            ("host, one treasury", new LoadRun(sandbox.Server, number => Transfer(pairs, number, "payments/v1/transfers", isHot: true))),
            ("host, many treasuries", new LoadRun(sandbox.Server, number => Transfer(pairs, number, "payments/v1/transfers", isHot: false))),
            ("stored function, one treasury", new LoadRun(function, number => Transfer(pairs, number, "transfers", isHot: true))),
            ("stored function, many treasuries", new LoadRun(function, number => Transfer(pairs, number, "transfers", isHot: false))));
        return new WorkResult("hot-account", $"hot-account: transfers to {Persons} persons, PostgreSQL with synchronous_commit=on, {options.Load}", subjects);
    }

    private static HttpRequestMessage Transfer(List<Accounts> pairs, long number, string path, bool isHot)
    {
        var pair = pairs[(int)(number % pairs.Count)];
        var draft = pair.Draft();
        draft["debtorAccountId"] = isHot ? pairs[0].Treasury : pair.Treasury;
        return ServiceClient.Write(pair.Token, path, draft);
    }
}
