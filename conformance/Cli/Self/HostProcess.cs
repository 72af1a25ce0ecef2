using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Cli.Self;

/// <summary>The reference host as a sandbox of its own: a free port, and a data folder that goes when it does.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const int LastLines = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Process process;
    private readonly string data;
    private readonly Queue<string> said = [];

    private HostProcess(Process process, string data)
    {
        this.process = process;
        this.data = data;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>The description that the host wrote of itself.</summary>
    public string Sut => Path.Combine(data, "dis-sut.yaml");

    /// <summary>Starts the host and waits until it can be judged.</summary>
    /// <exception cref="ConfigurationFaultException">It does not start.</exception>
    public static async Task<HostProcess> StartAsync(HostPlace place, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("dis-self").FullName;
        var start = new ProcessStartInfo(place.Command) { WorkingDirectory = place.Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in place.Arguments.Concat(["--urls", $"http://127.0.0.1:{FreePort()}", "--data", data]))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Sandbox";
        var host = new HostProcess(Process.Start(start)!, data);
        try
        {
            await host.ReadyAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    // A sandbox describes itself last, when everything is seeded.
    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!IsDescribed())
        {
            if (process.HasExited)
            {
                throw new ConfigurationFaultException([$"The reference host ended with {process.ExitCode} before it was ready:{Environment.NewLine}{Said()}"]);
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private bool IsDescribed()
    {
        lock (said)
        {
            return File.Exists(Sut) && said.Any(line => line.Contains("Ctrl-C", StringComparison.Ordinal));
        }
    }

    private string Said()
    {
        lock (said)
        {
            return string.Join(Environment.NewLine, said);
        }
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.Enqueue(line ?? "");
            if (said.Count > LastLines)
            {
                said.Dequeue();
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
