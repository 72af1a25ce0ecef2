using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;

namespace DigitalIndiaStack.Host.Tests.Deployments;

public sealed class DeploymentTests
{
    private const int Partial = 2;

    [Fact]
    public async Task The_story_and_the_suite_on_postgresql()
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var database = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync();
        var settings = SandboxSettings.Fresh("--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={database}");
        await using var process = await SandboxProcess.StartAsync(settings);
        await WholeStory.RunAsync(settings.Address, settings.Data, "ke");
        var (verdict, report) = await Judge.RunAsync(Path.Combine(settings.Data, "dis-sut.yaml"));
        Assert.True(verdict == 0, report);
        var (exitCode, output) = await SandboxProcess.RunAsync(settings, ["verify", "--data", settings.Data, .. settings.Arguments]);
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task The_story_and_the_suite_over_two_processes_behind_one_gateway()
    {
        var front = SandboxSettings.FreeAddress();
        var second = SandboxSettings.FreeAddress();
        var one = SandboxSettings.Fresh(["--Blocks=identity,consent,portal,sandbox", .. Common(front, second)]);
        await using var gateway = await Gateway.StartAsync(
            front, one.Address, new() { ["registries"] = second, ["payments"] = second, ["agriculture"] = second });
        await using var people = await SandboxProcess.StartAsync(one);
        var two = one with { Address = second };
        two = two.With("--Blocks=registries,payments,agriculture", $"--Peers:identity={one.Address}", $"--Peers:consent={one.Address}");
        await using var services = await SandboxProcess.StartAsync(two);
        await WholeStory.RunAsync(front, one.Data, "ma");
        var (verdict, report) = await Judge.RunAsync(await WithoutClockAsync(one.Data), "--target", front.AbsoluteUri);
        Assert.True(verdict == Partial, report);
        Assert.DoesNotContain("FAIL", report, StringComparison.Ordinal);
    }

    // The clock of one process can be moved and that of the other not: what moves it is left out, and the verdict is partial.
    private static async Task<string> WithoutClockAsync(string data)
    {
        var sut = Path.Combine(data, "dis-sut-split.yaml");
        await File.WriteAllTextAsync(sut, await File.ReadAllTextAsync(Path.Combine(data, "dis-sut.yaml"), TestContext.Current.CancellationToken) + "\ndestructive: false\n", TestContext.Current.CancellationToken);
        return sut;
    }

    private static string[] Common(Uri front, Uri second) =>
    [
        $"--Identity:Issuer={front}",
        $"--Consent:PublicUrl={front}",
        .. from block in (string[])["registries", "payments", "agriculture"] select $"--Peers:{block}={second}",
    ];
}
