using DigitalIndiaStack.Faults.Judging;
using DigitalIndiaStack.Faults.Load;
using DigitalIndiaStack.Faults.Servers;

namespace DigitalIndiaStack.Faults.Runs;

/// <summary>Nothing breaks; each key comes to both services at once, four times to each.</summary>
internal static class RaceRun
{
    private const int Services = 2;

    public static async Task<FaultReport> RunAsync(FaultOptions options)
    {
        var racing = options with { Keys = Math.Max(1, options.Requests / (Services * Habits.Racing.Copies)) };
        await using var database = await PostgreSqlMachine.StartAsync();
        await using var site = await Site.OpenAsync(racing, await database.LedgerAsync(racing), Services, Habits.Racing);
        await site.UnderLoadAsync(() => Task.CompletedTask);
        return await site.JudgeAsync();
    }
}
