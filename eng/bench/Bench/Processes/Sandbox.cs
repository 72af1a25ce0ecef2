namespace DigitalIndiaStack.Bench.Processes;

/// <summary>The built host as a sandbox, with a data folder of its own that goes with it.</summary>
internal sealed class Sandbox : IAsyncDisposable
{
    // What the load asks is more than people do.
    private static readonly string[] Unlimited = ["--Limits:Burst=1000000", "--Limits:RequestsPerSecond=1000000", "--Identity:SignInsPerMinute=100000"];
    private readonly bool ownsData;

    private Sandbox(ServerProcess server, string data, bool ownsData)
    {
        Server = server;
        Data = data;
        this.ownsData = ownsData;
    }

    public ServerProcess Server { get; }

    public string Data { get; }

    /// <summary>Starts it and waits until it has seeded its people and written its keys.</summary>
    /// <param name="data">A data folder to start again from; a new one without it.</param>
    /// <param name="settings">Further settings, as on the command line.</param>
    public static async Task<Sandbox> StartAsync(BenchOptions options, string? data = null, params string[] settings)
    {
        if (!File.Exists(options.Host))
        {
            throw new BenchFailedException($"There is no built host at {options.Host}.");
        }

        var folder = data ?? Directory.CreateTempSubdirectory("dis-bench-").FullName;
        var server = await ServerProcess.StartAsync([options.Host, "--data", folder, .. Unlimited, .. settings], "Sandbox");
        var sandbox = new Sandbox(server, folder, data is null);
        await server.WaitForLineAsync("Ctrl-C stops it.");
        return sandbox;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (ownsData)
        {
            Directory.Delete(Data, recursive: true);
        }
    }
}
