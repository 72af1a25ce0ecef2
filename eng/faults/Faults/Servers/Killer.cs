namespace DigitalIndiaStack.Faults.Servers;

/// <summary>Kills at moments and in an order that the seed chooses; what is killed starts again at once.</summary>
internal sealed class Killer(FaultOptions options, IReadOnlyList<ServiceProcess> services, PostgreSqlMachine database)
{
    // Long enough for work to be under way, short enough that much of it dies.
    private const int ShortestPause = 200;
    private const int LongestPause = 1500;
    private readonly Random random = new(options.Seed);

    public async Task RunAsync()
    {
        var stops = options.Stops;
        var kills = options.Kills;
        do
        {
            await Task.Delay(random.Next(ShortestPause, LongestPause));
            if (random.Next(kills + stops) < stops)
            {
                stops--;
                await database.StopImmediatelyAsync();
            }
            else if (kills > 0)
            {
                kills--;
                var service = services[random.Next(services.Count)];
                await service.KillAsync();
                await service.StartAsync();
            }
        }
        while (kills + stops > 0);

        await Task.Delay(LongestPause);
    }
}
