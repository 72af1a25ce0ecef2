using System.Net;
using System.Net.Sockets;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Host.Sandbox;

/// <summary>Makes the host a sandbox where the setting <c>Sandbox:Enabled</c> says so.</summary>
internal static class SandboxExtensions
{
    public const string Setting = "Sandbox:Enabled";

    /// <summary>Setting of the address at which a suite on this machine receives, at which its client is told of logouts.</summary>
    public const string Receiver = "Sandbox:Receiver";

    /// <summary>Setting of the port that would be for certificates and that something else holds, which the banner tells.</summary>
    public const string TakenPort = "Sandbox:TakenPort";

    private const string Issuer = "Identity:Issuer";
    private const string Mtls = "Mtls:Address";
    private const string Certificate = "Kestrel:Certificates:Default";

    // From 5080 to 5443.
    private const int PortsBetween = 363;

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Gives the sandbox its clock, and the issuer the address where it listens.</summary>
        /// <returns>Whether it is a sandbox.</returns>
        public bool AddSandbox()
        {
            if (!builder.Configuration.GetValue<bool>(Setting))
            {
                return false;
            }

            var clock = new AdjustableTimeProvider();
            builder.Services.AddSingleton(clock);
            builder.Services.AddSingleton<TimeProvider>(clock);
            if (builder.Configuration[Issuer] is null && builder.Configuration["Urls"] is { } urls)
            {
                builder.Configuration[Issuer] = $"{urls.Split(';')[0].TrimEnd('/')}/";
            }

            builder.Configuration.AddMtls();
            builder.Configuration[Receiver] ??= $"http://127.0.0.1:{FreePort()}";
            return true;
        }
    }

    // Mutual TLS beside the first address, with a certificate of its own, unless the settings say otherwise.
    private static void AddMtls(this ConfigurationManager configuration)
    {
        configuration[Mtls] ??= AddressBeside(configuration);
        if (configuration[Mtls] is not { Length: > 0 } || configuration[$"{Certificate}:Path"] is not null)
        {
            return;
        }

        var options = configuration.GetSection(KeyOptions.Section).Get<KeyOptions>() ?? new KeyOptions();
        var keys = new ServiceKeys(Options.Create(options), configuration, NullLogger<ServiceKeys>.Instance);
        var now = TimeProvider.System.GetUtcNow();
        (configuration[$"{Certificate}:Path"], configuration[$"{Certificate}:KeyPath"]) = keys.Certify("tls", now.AddDays(-1), now.AddYears(10));
    }

    // None for a host that others reach, or that runs a part of the blocks: those of another process would not be there.
    private static string? AddressBeside(ConfigurationManager configuration)
    {
        if (configuration["Blocks"] is not null || !Uri.TryCreate(configuration["Urls"]?.Split(';')[0], UriKind.Absolute, out var first)
            || first is not { IsLoopback: true, Port: > 1023 and < IPEndPoint.MaxPort - PortsBetween })
        {
            return null;
        }

        var port = first.Port + PortsBetween;
        if (IsFree(port))
        {
            return $"https://{first.Host}:{port}";
        }

        configuration[TakenPort] = $"{port}";
        return null;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
