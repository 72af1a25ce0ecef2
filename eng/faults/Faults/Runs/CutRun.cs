using DigitalIndiaStack.Faults.Judging;
using DigitalIndiaStack.Faults.Servers;

namespace DigitalIndiaStack.Faults.Runs;

/// <summary>Two services reach PostgreSQL through a proxy that hides three of ten commits from them.</summary>
internal static class CutRun
{
    public static async Task<FaultReport> RunAsync(FaultOptions options)
    {
        await using var database = await PostgreSqlMachine.StartAsync();
        await using var proxy = new CutProxy(database.Port, options.Seed);
        await using var site = await Site.OpenAsync(options, await database.LedgerAsync(options, proxy.Port));
        proxy.IsCutting = true;
        await site.UnderLoadAsync(() => Task.CompletedTask);
        return (await site.JudgeAsync()).With($"{proxy.Commits} commits, {proxy.Cuts} of them done and cut off before the answer", proxy.Cuts > 0);
    }
}
