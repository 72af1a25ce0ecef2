using System.Diagnostics;

namespace DigitalIndiaStack.Identity.Tests.Dpop;

/// <summary>A client on npm packages, as a process of its own; it talks in lines.</summary>
internal sealed class NodeClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly Task<string> complaints;

    private NodeClient(string script, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        complaints = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Whether its packages are there.</summary>
    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules"));

    private static string Folder { get; } = FindFolder();

    public static NodeClient Start(string script, Dictionary<string, string> settings) => new(script, settings);

    /// <summary>The next line that it says.</summary>
    public async Task<string> HearAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        return await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException($"It said no more: {await complaints}");
    }

    public async Task TellAsync(string line) => await process.StandardInput.WriteLineAsync(line);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigitalIndiaStack.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "framework", "Identity", "Tests", "OpenIdClient");
    }
}
