using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Samples;

/// <summary>A correct server that shares no line with the reference one: what the suite holds against it, it holds against our code and not for the rules.</summary>
public sealed class NodeConsentTests
{
    [Fact]
    public async Task The_suite_passes_the_second_consent_server()
    {
        Assert.SkipWhen(NodeConsent.WhyAbsent is not null, NodeConsent.WhyAbsent ?? "");
        var own = SandboxSettings.FreeAddress();
        var settings = SandboxSettings.Fresh(NodeConsent.HostArguments(own));
        await using var host = await SandboxProcess.StartAsync(settings);
        await using var consent = await NodeConsent.StartAsync(settings, own);

        var (exitCode, output) = await Judge.RunAsync(NodeConsent.SutFile(settings, own), "--profile", "consent-core", "api-core", "identity-revocation");

        Assert.True(exitCode == 0, $"{output}\n{consent.Output}");
    }
}
