using System.Net;
using System.Net.Sockets;

namespace DigitalIndiaStack.Faults.Servers;

/// <summary>Stands between a service and PostgreSQL, and cuts some connections when a COMMIT is done and the service has not been told.</summary>
internal sealed class CutProxy : IAsyncDisposable
{
    private const double Share = 0.3;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int server;
    private readonly Random random;
    private readonly Task accepting;
    private int commits;
    private int cuts;

    /// <param name="server">The port of PostgreSQL.</param>
    /// <param name="seed">Chooses the commits.</param>
    public CutProxy(int server, int seed)
    {
        this.server = server;
        random = new Random(seed);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Whether it cuts; else it only passes on.</summary>
    public bool IsCutting { get; set; }

    /// <summary>Commits that passed since it cuts.</summary>
    public int Commits => commits;

    /// <summary>Commits that PostgreSQL has confirmed and whose service never heard of it.</summary>
    public int Cuts => cuts;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // Nobody is let in any more.
        }
    }

    private async Task RelayAsync(TcpClient service)
    {
        using var up = service;
        using var down = new TcpClient { NoDelay = true };
        up.NoDelay = true;
        try
        {
            await down.ConnectAsync(IPAddress.Loopback, server);
            await new CutConnection(up.GetStream(), down.GetStream(), Chooses, () => Interlocked.Increment(ref cuts)).RunAsync();
        }
        catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException)
        {
            // Either end has gone.
        }
    }

    private bool Chooses()
    {
        if (!IsCutting)
        {
            return false;
        }

        Interlocked.Increment(ref commits);
        lock (random)
        {
            return random.NextDouble() < Share;
        }
    }
}
