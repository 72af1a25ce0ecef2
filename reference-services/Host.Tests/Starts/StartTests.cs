using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;

namespace DigitalIndiaStack.Host.Tests.Starts;

public sealed class StartTests(SharedSandbox sandbox)
{
    private const int ConfigurationRefused = 78;

    [Fact]
    public async Task A_second_start_finds_its_data_and_reset_forgets_them()
    {
        var settings = SandboxSettings.Fresh();
        var newcomer = new Persona("ke", "en", "", "keeper@example.org", "");
        await using (var first = await SandboxProcess.StartAsync(settings))
        {
            newcomer = newcomer with { Number = await Newcomer.EnrolAsync(settings, newcomer) };
            Assert.Equal(0, await first.StopAsync());
        }

        await using (var second = await SandboxProcess.StartAsync(settings))
        {
            Assert.True(await CanSignInAsync(settings, newcomer), "The second start lost a person.");
            Assert.Equal(0, await second.StopAsync());
        }

        await using var third = await SandboxProcess.StartAsync(settings.With("--reset"));
        Assert.False(await CanSignInAsync(settings, newcomer), "The reset kept a person.");
        Assert.True(await CanSignInAsync(settings, Persona.Wanjiru), "The reset did not seed.");

        newcomer = newcomer with { Number = await Newcomer.EnrolAsync(settings, newcomer) };
        await ServiceClient.ResetAsync(settings);
        Assert.False(await CanSignInAsync(settings, newcomer), "The reset by the API kept a person.");
        Assert.True(await CanSignInAsync(settings, Persona.Fatima), "The reset by the API did not seed the other country.");
    }

    [Fact]
    public async Task Production_refuses_the_settings_of_a_sandbox()
    {
        var settings = SandboxSettings.Fresh() with { Environment = "Production" };
        var (exitCode, output) = await SandboxProcess.RunAsync(settings, "--Sandbox:Enabled=true", "--data", settings.Data, "--urls", settings.Address.AbsoluteUri);
        Assert.Equal(ConfigurationRefused, exitCode);
        Assert.Contains("Sandbox:Enabled", output, StringComparison.Ordinal);
        Assert.Contains("Production", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(settings.Data));
    }

    [Fact]
    public async Task Ctrl_C_ends_it_in_order()
    {
        await using var process = await SandboxProcess.StartAsync(SandboxSettings.Fresh());
        Assert.Equal(0, await process.StopAsync(SandboxProcess.Interrupt));
        Assert.DoesNotContain("fail:", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_chains_verify_after_people_came()
    {
        var settings = (await sandbox.StartedAsync()).Settings;

        // Somebody whom the other tests of this sandbox do not know: two who sign in as one person at once take each other's codes.
        var visitor = new Persona("ma", "fr", "", "visitor@example.org", "");
        Assert.True(await CanSignInAsync(settings, visitor with { Number = await Newcomer.EnrolAsync(settings, visitor) }));
        var (exitCode, output) = await SandboxProcess.RunAsync(settings, "verify", "--data", settings.Data);
        Assert.True(exitCode == 0, output);
        Assert.Contains("identity", output, StringComparison.Ordinal);
    }

    private static async Task<bool> CanSignInAsync(SandboxSettings settings, Persona persona)
    {
        using var visitor = new Visitor(settings.Address, settings.Data, persona);
        await visitor.OpenAsync("/consent");
        await visitor.EnterNumberAsync();
        return visitor.Here.AbsolutePath == "/identity/sign-in/code";
    }
}
