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

    private const string Issuer = "Identity:Issuer";
    private const string Certificate = "Kestrel:Certificates:Default";

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

            builder.Configuration.AddCertificate();
            builder.Configuration[Receiver] ??= $"http://127.0.0.1:{FreePort()}";
            return true;
        }
    }

    // Of the TLS address, where the settings name one and no certificate for it.
    private static void AddCertificate(this ConfigurationManager configuration)
    {
        if (configuration["Mtls:Address"] is null || configuration[$"{Certificate}:Path"] is not null)
        {
            return;
        }

        var options = configuration.GetSection(KeyOptions.Section).Get<KeyOptions>() ?? new KeyOptions();
        var keys = new ServiceKeys(Options.Create(options), configuration, NullLogger<ServiceKeys>.Instance);
        var now = TimeProvider.System.GetUtcNow();
        (configuration[$"{Certificate}:Path"], configuration[$"{Certificate}:KeyPath"]) = keys.Certify("tls", now.AddDays(-1), now.AddYears(10));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
