using System.Diagnostics;

[assembly: AssemblyFixture(typeof(DigitalIndiaStack.Cli.Tests.Tool.ToolPackage))]

namespace DigitalIndiaStack.Cli.Tests.Tool;

/// <summary>The package of the tool, packed from this build and installed into an empty folder by the first test that asks.</summary>
public sealed class ToolPackage : IDisposable
{
    public const string Id = "DigitalIndiaStack.Cli";

    private readonly Shell shell = new();
    private readonly Lazy<Task> packed;

    public ToolPackage() => packed = new Lazy<Task>(PackAsync);

    /// <summary>Where the package lies.</summary>
    public string Feed => Path.Combine(shell.Folder, "feed");

    /// <summary>Runs the installed command.</summary>
    public async Task<(int ExitCode, string Said)> RunAsync(params string[] arguments)
    {
        await packed.Value;
        return await shell.RunAsync(Path.Combine(shell.Folder, "tools", "dis"), arguments);
    }

    /// <summary>Runs the command straight from the package.</summary>
    public async Task<(int ExitCode, string Said)> ExecuteAsync(params string[] arguments)
    {
        await packed.Value;
        return await shell.RunAsync("dotnet", ["tool", "exec", Id, "--yes", "--", .. arguments]);
    }

    /// <summary>Waits until there is a package.</summary>
    public Task PackedAsync() => packed.Value;

    public void Dispose() => shell.Dispose();

    private async Task PackAsync()
    {
        // The folder of the test among the artifacts is named by the configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var settings = $"""<configuration><packageSources><clear /><add key="local" value="{Feed}" /></packageSources></configuration>""";
        Directory.CreateDirectory(Feed);
        await File.WriteAllTextAsync(Path.Combine(shell.Folder, "nuget.config"), settings, TestContext.Current.CancellationToken);
        await MustAsync("pack", Path.Combine(Root(), "framework", "Cli"), "--no-build", "--configuration", configuration, "--output", Feed);
        await MustAsync("tool", "install", Id, "--tool-path", Path.Combine(shell.Folder, "tools"));
    }

    private async Task MustAsync(params string[] arguments)
    {
        var (exitCode, said) = await shell.RunAsync("dotnet", arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)}: {exitCode}\n{said}");
    }

    /// <summary>The checkout that this test was built in.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigitalIndiaStack.sln")))
        {
            folder = folder.Parent ?? throw new UnreachableException("No DigitalIndiaStack.sln above the test binary.");
        }

        return folder.FullName;
    }
}
