using System.Diagnostics;

namespace DigitalIndiaStack.Faults.Servers;

/// <summary>A service as a process of its own, on a port that it keeps over its deaths.</summary>
/// <param name="arguments">Those of <c>dotnet</c>, without the address.</param>
/// <param name="environment">What else it is told.</param>
internal sealed class ServiceProcess(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly Queue<string> said = [];
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Find()}/");

    /// <summary>Whether it runs since its last start.</summary>
    public bool IsAlive => process is { HasExited: false };

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <exception cref="FaultsFailedException">It ended, or never was ready.</exception>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "--urls", Address.AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync();
        Starts++;
    }

    /// <summary>Ends it as a power cut does: SIGKILL.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Does something while the service stands still.</summary>
    public async Task WhileStillAsync(Func<Task> something)
    {
        await Programs.MustAsync("kill", "-STOP", $"{process!.Id}");
        await something();
        await Programs.MustAsync("kill", "-CONT", $"{process.Id}");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        var began = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(http))
        {
            if (process!.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new FaultsFailedException($"the service did not start:\n{Said()}");
            }

            await Task.Delay(50);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.Enqueue(line ?? "");
            if (said.Count > 40)
            {
                said.Dequeue();
            }
        }
    }

    private string Said()
    {
        lock (said)
        {
            return string.Join('\n', said);
        }
    }
}
