using DigitalIndiaStack.Bench.Load;
using DigitalIndiaStack.Bench.Peers;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>A transfer with its postings, each with a key of its own, beside one row in one durable transaction.</summary>
internal static class TransferWork
{
    public static async Task<WorkResult?> MeasureAsync(BenchOptions options)
    {
        await using var sandbox = await Sandbox.StartAsync(options);
        using var client = new ServiceClient(sandbox);
        var accounts = await Accounts.OpenAsync(client);
        await using var row = await Peer.StartAsync("post", "--store", Store.Sqlite(Path.Combine(sandbox.Data, "peer.db")));
        var subjects = await SideBySide.MeasureAsync(
            options,
            ("host", new LoadRun(sandbox.Server, _ => accounts.Transfer("payments/v1/transfers"))),
            ("one durable row", new LoadRun(row, _ => accounts.Transfer("transfers"))));
        return new WorkResult("transfer", $"transfer: between two accounts, SQLite with synchronous=FULL, {options.Load}", subjects);
    }
}
