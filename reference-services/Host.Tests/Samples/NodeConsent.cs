using System.Diagnostics;
using System.Text;
using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Samples;

/// <summary>The sample server of samples/consent-node as a process of its own, beside a host that runs every block but consent.</summary>
internal sealed class NodeConsent : IAsyncDisposable
{
    private const string HostPort = ":5080";
    private const string OwnPort = ":5090";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private NodeConsent(string settings)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo("node", ["--import", "tsx", "src/main.ts", settings])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Folder,
            },
        };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Why it cannot be run here; <see langword="null"/> when it can.</summary>
    public static string? WhyAbsent { get; } =
        !Path.Exists(Path.Combine(Folder, "node_modules")) ? "not run: npm ci in samples/consent-node was not run" : NodeVersion() is { Major: >= 20 } ? null : "not run: no Node 20 on this machine";

    /// <summary>What the server said.</summary>
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

    private static string Folder => Path.Combine(HostFile.Root, "samples", "consent-node");

    /// <summary>What the sample says that the host must be told, for these addresses.</summary>
    public static string[] HostArguments(Uri own) => [.. File.ReadAllLines(Path.Combine(Folder, "host.args")).Select(line => line.Replace(OwnPort, $":{own.Port}", StringComparison.Ordinal))];

    /// <summary>The target file of the host, with consent at the sample.</summary>
    public static string SutFile(SandboxSettings host, Uri own)
    {
        var file = Path.Combine(host.Data, "dis-sut-node.yaml");
        var more = File.ReadAllText(Path.Combine(Folder, "sut.yaml")).Replace(OwnPort, $":{own.Port}", StringComparison.Ordinal);
        File.WriteAllText(file, File.ReadAllText(Path.Combine(host.Data, "dis-sut.yaml")) + more);
        return file;
    }

    /// <summary>Starts it beside a running host.</summary>
    public static async Task<NodeConsent> StartAsync(SandboxSettings host, Uri own)
    {
        var settings = Path.Combine(host.Data, "consent-node.json");
        var text = File.ReadAllText(Path.Combine(Folder, "sandbox.json"))
            .Replace(HostPort, $":{host.Address.Port}", StringComparison.Ordinal)
            .Replace(OwnPort, $":{own.Port}", StringComparison.Ordinal)
            .Replace("../../data/keys", Path.Combine(host.Data, "keys"), StringComparison.Ordinal)
            .Replace("../../specs", Path.Combine(HostFile.Root, "specs"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(settings, text, TestContext.Current.CancellationToken);
        var started = new NodeConsent(settings);
        var ended = started.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(started.listening.Task, ended, Task.Delay(Patience, TestContext.Current.CancellationToken));
        return first == started.listening.Task ? started : throw new InvalidOperationException($"The sample did not start:\n{started.Output}");
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private static Version? NodeVersion()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            return Version.TryParse(node.StandardOutput.ReadToEnd().Trim().TrimStart('v'), out var version) ? version : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private void Take(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }

        if (line?.StartsWith("consent: ", StringComparison.Ordinal) == true)
        {
            listening.TrySetResult();
        }
    }
}
