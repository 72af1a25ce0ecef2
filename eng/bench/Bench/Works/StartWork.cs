using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>From the command to the first page, and the memory it takes, beside a minimal API that is started the same way.</summary>
internal static class StartWork
{
    /// <summary>The first start: stores, keys and people are made.</summary>
    public static Task<WorkResult?> FirstAsync(BenchOptions options) => MeasureAsync(options, "start", "first start, everything is made");

    /// <summary>A second start, which finds its data.</summary>
    public static Task<WorkResult?> AgainAsync(BenchOptions options) => MeasureAsync(options, "restart", "second start, its data are there");

    private static async Task<WorkResult?> MeasureAsync(BenchOptions options, string name, string what)
    {
        List<Sample> host = [], plain = [];
        for (var round = 0; round < options.Repeat; round++)
        {
            host.Add(await HostAsync(options, isAgain: name == "restart"));
            plain.Add(await PlainAsync());
        }

        return new WorkResult(name, $"{name}: the built sandbox on SQLite, {what}, {options.Repeat} starts each", [new("host", host), new("plain Kestrel", plain)]);
    }

    private static async Task<Sample> HostAsync(BenchOptions options, bool isAgain)
    {
        var data = Directory.CreateTempSubdirectory("dis-bench-start-").FullName;
        try
        {
            if (isAgain)
            {
                await (await Sandbox.StartAsync(options, data)).DisposeAsync();
            }

            await using var sandbox = await Sandbox.StartAsync(options, data);
            var started = sandbox.Server.PeakMegabytes;
            await StoryLoad.RunAsync(sandbox);
            return Of(sandbox.Server, started);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<Sample> PlainAsync()
    {
        await using var server = await Peer.StartAsync("plain");
        var started = server.PeakMegabytes;
        using var http = new HttpClient { BaseAddress = server.Address };
        for (var count = 0; count < StoryLoad.Rounds * StoryLoad.RequestsOfARound; count++)
        {
            await http.GetStringAsync(new Uri("/", UriKind.Relative));
        }

        return Of(server, started);
    }

    private static Sample Of(ServerProcess server, double started) => new(
        ("first page ms", server.FirstPage.TotalMilliseconds),
        ("peak MB started", started),
        ("peak MB story", server.PeakMegabytes),
        ("CPU ms in all", server.Cpu.TotalMilliseconds));
}
