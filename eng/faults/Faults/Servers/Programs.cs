using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DigitalIndiaStack.Faults.Servers;

/// <summary>Runs programs whose output nobody reads.</summary>
internal static class Programs
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <exception cref="FaultsFailedException">It did not end with 0.</exception>
    public static async Task MustAsync(string program, params string[] arguments)
    {
        if (await RunAsync(program, arguments) is not 0 and var code)
        {
            throw new FaultsFailedException($"{program} {string.Join(' ', arguments)} ended with {code}");
        }
    }
}

/// <summary>Finds a port of 127.0.0.1 on which nobody listens.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
