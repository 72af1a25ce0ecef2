using DigitalIndiaStack.Core.Testing.Hosting;

namespace DigitalIndiaStack.Host.Tests.Hosting;

/// <summary>How a host is started.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Data">Its data folder.</param>
/// <param name="Arguments">What else stands on its command line.</param>
internal sealed record SandboxSettings(Uri Address, string Data, params string[] Arguments)
{
    // What the tests ask is more than people do; the limits have tests of their own.
    private static readonly string[] Unlimited = ["--Limits:Burst=1000000", "--Limits:RequestsPerSecond=1000000", "--Identity:SignInsPerMinute=100000"];

    /// <summary>The environment, as ASP.NET Core names it.</summary>
    public string Environment { get; init; } = "Sandbox";

    /// <summary>A free port and a new folder.</summary>
    public static SandboxSettings Fresh(params string[] arguments) =>
        new(FreeAddress(), Directory.CreateTempSubdirectory("dis-host-").FullName, [.. Unlimited, .. arguments]);

    public static Uri FreeAddress() => new($"http://127.0.0.1:{FreePort.Take()}/");

    public SandboxSettings With(params string[] arguments) => this with { Arguments = [.. Arguments, .. arguments] };
}
