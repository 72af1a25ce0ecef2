using DigitalIndiaStack.Faults.Disks;
using DigitalIndiaStack.Faults.Judging;
using DigitalIndiaStack.Faults.Load;

namespace DigitalIndiaStack.Faults.Runs;

/// <summary>One service whose ledger, keys and temporary files are on a small disk that is full at times.</summary>
internal static class DiskRun
{
    private const int MostLeft = 256 * 1024;

    public static async Task<FaultReport> RunAsync(FaultOptions options)
    {
        await using var disk = await SmallDisk.MountAsync();
        var environment = new Dictionary<string, string> { ["TMPDIR"] = Directory.CreateDirectory(Path.Combine(disk.Folder, "tmp")).FullName };
        await using var site = await Site.OpenAsync(options, LedgerStore.OnSqlite(disk.Folder), services: 1, environment: environment);
        using var bystander = await Bystander.MakeAsync(site.Services[0].Address, site.Issuer, site.Clients);
        var random = new Random(options.Seed);
        var spell = new Spell(site, random, options.Times) { Meanwhile = AskAsync };
        await site.UnderLoadAsync(() => spell.RunAsync(() => disk.FillAsync(random.Next(MostLeft)), disk.FreeAsync));
        var (words, isGood) = await bystander.AskAgainAsync();
        return (await site.JudgeAsync()).With($"the disk was full: {spell.Words}\n{words}", spell.IsGood && isGood);

        // What the store left free is not left to what is written beside it.
        async Task AskAsync()
        {
            await disk.FillAsync(0);
            await bystander.AskAsync();
        }
    }
}
