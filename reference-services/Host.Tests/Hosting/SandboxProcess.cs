using System.Diagnostics;
using System.Text;

namespace DigitalIndiaStack.Host.Tests.Hosting;

/// <summary>The host as people run it: a process of its own, on a free port, with a data folder of its own.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    public const int Interrupt = 2;
    public const int Terminate = 15;
    private const int Kill = 9;

    // Several hosts may start at once on two busy cores; who waits in vain is told so in the end.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource banner = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private SandboxProcess(SandboxSettings settings, params string[] arguments)
    {
        Settings = settings;
        process = new Process { StartInfo = StartOf(settings, arguments) };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public SandboxSettings Settings { get; }

    /// <summary>What the process has said so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts a host and waits until it has told who can sign in.</summary>
    public static async Task<SandboxProcess> StartAsync(SandboxSettings settings)
    {
        var started = new SandboxProcess(settings, ["--urls", settings.Address.AbsoluteUri, "--data", settings.Data, .. settings.Arguments]);
        var ended = started.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(started.banner.Task, ended, Task.Delay(Patience, TestContext.Current.CancellationToken));
        if (first == started.banner.Task)
        {
            return started;
        }

        // A host that nobody waits for any more would slow down all that come after it.
        started.process.Kill();
        throw new InvalidOperationException($"The host did not start:\n{started.Output}");
    }

    /// <summary>Runs the host with arguments until it ends.</summary>
    /// <returns>Its exit code and what it said.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(SandboxSettings settings, params string[] arguments)
    {
        await using var run = new SandboxProcess(settings, arguments);
        return (await run.EndAsync(), run.Output);
    }

    /// <summary>Asks the process to end, and waits for it.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync(int signal = Terminate)
    {
        Signal(signal);
        return EndAsync();
    }

    /// <summary>Ends the process as a power cut does.</summary>
    public async Task KillAsync()
    {
        Signal(Kill);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await StopAsync();
        }

        process.Dispose();
    }

    private static ProcessStartInfo StartOf(SandboxSettings settings, string[] arguments)
    {
        // A test run in the background ignores Ctrl-C, and its children inherit that; a person at a terminal does not.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", HostFile.Path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = settings.Environment;
        return start;
    }

    private async Task<int> EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The host did not end:\n{Output}");
        }

        return process.ExitCode;
    }

    private void Signal(int signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    private void Take(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }

        if (line == "Ctrl-C stops it.")
        {
            banner.TrySetResult();
        }
    }
}
