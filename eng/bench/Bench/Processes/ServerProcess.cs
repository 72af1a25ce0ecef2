using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Bench.Processes;

/// <summary>A server under load: a process of its own, so that its processor time and its memory are its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly StringBuilder output = new();
    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first page that it answered.</summary>
    public TimeSpan FirstPage { get; private set; }

    /// <summary>Processor time since its start.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that it ever held (VmHWM), in megabytes.</summary>
    public double PeakMegabytes => Status("VmHWM:");

    /// <summary>Starts a server and waits for its first page.</summary>
    /// <param name="arguments">Those of <c>dotnet</c>, without the address.</param>
    /// <exception cref="BenchFailedException">It ended, or no page came.</exception>
    public static async Task<ServerProcess> StartAsync(IEnumerable<string> arguments, string environment = "Production")
    {
        var started = Stopwatch.GetTimestamp();
        var server = Launch("dotnet", address => [.. arguments, "--urls", address.AbsoluteUri], environment);
        await server.OrEndAsync(server.WaitForPageAsync(started));
        return server;
    }

    /// <summary>Starts a server of another kind and waits for the line by which it says that it is ready.</summary>
    /// <param name="program">What runs it.</param>
    /// <param name="arguments">Its arguments, which hold the address.</param>
    /// <exception cref="BenchFailedException">It ended, or the line did not come.</exception>
    public static async Task<ServerProcess> StartAsync(string program, Func<Uri, IEnumerable<string>> arguments, string line)
    {
        var server = Launch(program, arguments, "Production");
        await server.WaitForLineAsync(line);
        return server;
    }

    /// <summary>Waits until the server has said a line; ends the server when it does not.</summary>
    public Task WaitForLineAsync(string line) => OrEndAsync(FindLineAsync(line));

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await QuietProcess.RunAsync("kill", $"-{Terminate}", $"{process.Id}");
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static ServerProcess Launch(string program, Func<Uri, IEnumerable<string>> arguments, string environment)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        var start = new ProcessStartInfo(program, arguments(address))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["NODE_ENV"] = "production";
        var server = new ServerProcess(Process.Start(start)!, address);
        server.Listen();
        return server;
    }

    private async Task OrEndAsync(Task wait)
    {
        try
        {
            await wait;
        }
        catch (BenchFailedException)
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task FindLineAsync(string line)
    {
        var began = Stopwatch.GetTimestamp();
        while (!Said().Contains(line, StringComparison.Ordinal))
        {
            await PauseAsync(began);
        }
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task WaitForPageAsync(long began)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = Patience };
        while (!await IsThereAsync(http))
        {
            await PauseAsync(began);
        }

        FirstPage = Stopwatch.GetElapsedTime(began);
    }

    private static async Task<bool> IsThereAsync(HttpClient http)
    {
        try
        {
            using var page = await http.GetAsync(new Uri("/", UriKind.Relative));
            return page.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task PauseAsync(long began)
    {
        if (process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
        {
            throw new BenchFailedException($"The server at {Address} did not start:\n{Said()}");
        }

        await Task.Delay(5);
    }

    private double Status(string name)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    private string Said()
    {
        lock (output)
        {
            return output.ToString();
        }
    }

    private void Take(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
