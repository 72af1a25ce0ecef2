using DigitalIndiaStack.Faults.Judging;
using DigitalIndiaStack.Faults.Servers;

namespace DigitalIndiaStack.Faults.Runs;

/// <summary>Two services on one PostgreSQL; each of the three is killed at times.</summary>
internal static class KillRun
{
    public static async Task<FaultReport> RunAsync(FaultOptions options)
    {
        await using var database = await PostgreSqlMachine.StartAsync();
        await using var site = await Site.OpenAsync(options, await database.LedgerAsync(options));
        await site.UnderLoadAsync(new Killer(options, site.Services, database).RunAsync);
        return await site.JudgeAsync();
    }
}
