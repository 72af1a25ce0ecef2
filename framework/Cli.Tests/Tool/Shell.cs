using System.Diagnostics;

namespace DigitalIndiaStack.Cli.Tests.Tool;

/// <summary>An empty folder in which commands run as on a machine that has .NET and nothing of this checkout.</summary>
internal sealed class Shell : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dis-tool-");

    /// <summary>The folder.</summary>
    public string Folder => folder.FullName;

    /// <summary>Describes a server to the suite, with no client and no person that a check could use.</summary>
    /// <returns>The file.</returns>
    public string Describe(Uri address)
    {
        var file = Path.Combine(Folder, "dis-sut.yaml");
        File.WriteAllText(file, $$"""
            version: 1
            name: Nobody
            target: {{address}}
            issuer: /
            tenants:
              a: { id: ke, clients: [{ role: nobody, clientId: nobody, scopes: [] }] }
            """);
        return file;
    }

    /// <summary>Runs a command until it ends.</summary>
    /// <returns>Its exit code, and what it said on both streams.</returns>
    public Task<(int ExitCode, string Said)> RunAsync(string command, params string[] arguments) => RunAsync(new Dictionary<string, string>(), command, arguments);

    /// <inheritdoc cref="RunAsync(string, string[])"/>
    /// <param name="environment">Variables that the command finds beside those of this process.</param>
    public async Task<(int ExitCode, string Said)> RunAsync(IReadOnlyDictionary<string, string> environment, string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // Neither packages nor settings of the person who runs this test; the package of an earlier test must not be found either.
        start.Environment["NUGET_PACKAGES"] = Path.Combine(Folder, "packages");
        start.Environment["DOTNET_CLI_HOME"] = Path.Combine(Folder, "home");
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, string.Concat(said));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} {string.Join(' ', arguments)} did not end.");
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
