namespace DigitalIndiaStack.Faults.Runs;

/// <summary>Times of a broken store: each lasts until clients have felt it, and then until they are paid again.</summary>
internal sealed class Spell(Site site, Random random, int times)
{
    private const string Failed = "API-0500";

    // Enough that it is no accident, and that several of the clients met it.
    private const int Felt = 10;
    private const int ShortestPause = 300;
    private const int LongestPause = 1500;
    private TimeSpan slowest;
    private long refused;
    private int powerCuts;
    private int unfelt;
    private int unmended;
    private int ended;

    /// <summary>What is lost when the service is killed while its store is broken, which then happens half of the times.</summary>
    /// <value><see langword="null"/>: it is not killed.</value>
    public Action? Loses { get; init; }

    /// <summary>What is tried besides while the store is broken.</summary>
    public Func<Task> Meanwhile { get; init; } = () => Task.CompletedTask;

    /// <summary>Whether clients were refused each time, as they may trust, and paid again afterwards by services that nobody had to start.</summary>
    public bool IsGood => unfelt + unmended + ended == 0 && site.Clients.Counts.Of(Failed) == 0;

    public string Words => $"{times} spells, {refused} refused in them, {powerCuts} power cuts in them; paid again after at most {slowest.TotalMilliseconds:F0} ms; refused by nobody {unfelt}, not paid again {unmended}, services that ended {ended}";

    public async Task RunAsync(Func<Task> breaks, Func<Task> mends)
    {
        for (var time = 0; time < times; time++)
        {
            await Task.Delay(random.Next(ShortestPause, LongestPause));
            await BreakAsync(breaks);
            await MendAsync(mends);
        }
    }

    private async Task BreakAsync(Func<Task> breaks)
    {
        var before = site.Clients.Counts.Refusals;
        await breaks();
        unfelt += await Site.UntilAsync(() => site.Clients.Counts.Refusals >= before + Felt) is null ? 1 : 0;
        await Meanwhile();
        await Task.Delay(random.Next(LongestPause));
        ended += site.Services.Count(service => !service.IsAlive);
        refused += site.Clients.Counts.Refusals - before;
    }

    private async Task MendAsync(Func<Task> mends)
    {
        var cutsPower = Loses is not null && random.Next(2) == 0;
        if (cutsPower)
        {
            powerCuts++;
            await site.Services[0].KillAsync();
            Loses!();
        }

        await mends();
        if (cutsPower)
        {
            await site.Services[0].StartAsync();
        }

        var told = site.Log.Told;
        var again = await Site.UntilAsync(() => site.Log.Told > told);
        unmended += again is null ? 1 : 0;
        slowest = again > slowest ? again.Value : slowest;
    }
}
