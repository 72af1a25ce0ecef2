using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DigitalIndiaStack.Core.Testing.Hosting;

/// <summary>Ports of servers whose address must be known before they listen, or that listen again after a restart.</summary>
/// <remarks>
/// A port that the system picks is free again until the server has started, and by then an outgoing connection or another test run may have it.
/// These lie below the range from which systems pick, and a locked file keeps each of them from other test runs while this process lives.
/// </remarks>
public static class FreePort
{
    private const int First = 10_000;
    private const int End = 16_000;
    private static readonly ConcurrentBag<FileStream> Locks = [];

    /// <summary>Takes a port of the loopback address that nobody else gets before this process ends.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static int Take()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"dis-ports-{Environment.UserName}"));
        for (var attempt = 0; attempt < End - First; attempt++)
        {
            var port = Random.Shared.Next(First, End);
            if (IsFree(port) && Lock(Path.Combine(folder.FullName, $"{port}")) is { } taken)
            {
                Locks.Add(taken);
                return port;
            }
        }

        throw new InvalidOperationException($"No port between {First} and {End} is free.");
    }

    private static FileStream? Lock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
