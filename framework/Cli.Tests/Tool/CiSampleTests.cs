namespace DigitalIndiaStack.Cli.Tests.Tool;

/// <summary>The samples for CI, against a server that has nothing: what cannot be proved is partial, whatever the suite learns to check.</summary>
public sealed class CiSampleTests(ToolPackage package) : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("refuse", 2)]
    [InlineData("allow", 0)]
    public async Task The_action_reports_and_ends_as_it_was_told(string partial, int exitCode)
    {
        using var server = new EmptyServer();
        var sample = new CiSample(shell);

        var run = await sample.RunActionAsync(await InputsAsync(server.Address, new() { ["partial"] = partial }));

        Assert.True(run.ExitCode == exitCode, $"{run.ExitCode}: {run.Said}");
        Assert.Equal("exit-code=2\n", await File.ReadAllTextAsync(sample.Output, TestContext.Current.CancellationToken));
        Assert.Contains("PAY-", await File.ReadAllTextAsync(sample.Summary, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["junit.xml", "report.html", "results.json", "summary.md"], Reports());
    }

    [Fact]
    public async Task The_action_fails_when_no_server_answers()
    {
        var sample = new CiSample(shell);

        var run = await sample.RunActionAsync(await InputsAsync(EmptyServer.Nowhere, new() { ["partial"] = "allow" }));

        Assert.True(run.ExitCode == 5, $"{run.ExitCode}: {run.Said}");
    }

    [Fact]
    public async Task The_template_reports_and_ends_with_the_exit_code_of_the_run()
    {
        using var server = new EmptyServer();

        var run = await new CiSample(shell).RunGitLabAsync(await InputsAsync(server.Address, []));

        Assert.True(run.ExitCode == 2, $"{run.ExitCode}: {run.Said}");
        Assert.Equal(["junit.xml", "quality.json", "report.html", "results.json"], Reports());
    }

    private async Task<Dictionary<string, string>> InputsAsync(Uri server, Dictionary<string, string> more)
    {
        await package.PackedAsync();
        shell.Describe(server);
        return new(more) { ["source"] = package.Feed, ["profiles"] = "payments-core" };
    }

    private IEnumerable<string?> Reports() => Directory.GetFiles(Path.Combine(shell.Folder, "conformance")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
