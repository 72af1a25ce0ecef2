using DigitalIndiaStack.Faults.Disks;
using DigitalIndiaStack.Faults.Judging;
using DigitalIndiaStack.Faults.Servers;

namespace DigitalIndiaStack.Faults.Runs;

/// <summary>The disk of a ledger cannot keep what it is given: fsync answers EIO.</summary>
internal static class FsyncRun
{
    /// <summary>Under one service that writes to SQLite; half of the times the power is cut too, and all that is left is what the disk held when it broke.</summary>
    public static async Task<FaultReport> OnSqliteAsync(FaultOptions options)
    {
        await using var fsync = await BrokenFsync.BuildAsync();
        var data = Directory.CreateDirectory(Path.Combine(fsync.Folder, "data")).FullName;
        var files = new KeptFiles(data, Path.Combine(fsync.Folder, "kept"));
        await using var site = await Site.OpenAsync(options, LedgerStore.OnSqlite(data), services: 1, environment: fsync.Environment);
        var spell = new Spell(site, new Random(options.Seed), options.Times) { Loses = files.CutPower };
        await site.UnderLoadAsync(() => spell.RunAsync(() => site.Services[0].WhileStillAsync(BreakAsync), fsync.MendAsync));
        return (await site.JudgeAsync()).With($"fsync failed {fsync.Failures} times: {spell.Words}", spell.IsGood && fsync.Failures > 0);

        // Whatever is answered before is in these files, as far as fsync was asked for it; whatever is answered later cannot be kept.
        Task BreakAsync()
        {
            files.Keep();
            return fsync.BreakAsync();
        }
    }

    /// <summary>Under PostgreSQL, which then stops itself.</summary>
    public static async Task<FaultReport> OnPostgreSqlAsync(FaultOptions options)
    {
        await using var fsync = await BrokenFsync.BuildAsync();
        await using var database = await PostgreSqlMachine.StartAsync(fsync.Environment);
        await using var site = await Site.OpenAsync(options, await database.LedgerAsync(options));
        var spell = new Spell(site, new Random(options.Seed), options.Times);
        await site.UnderLoadAsync(() => spell.RunAsync(fsync.BreakAsync, async () =>
        {
            await fsync.MendAsync();
            await database.ReviveAsync();
        }));
        return (await site.JudgeAsync()).With($"fsync failed {fsync.Failures} times: {spell.Words}", spell.IsGood && fsync.Failures > 0);
    }
}
