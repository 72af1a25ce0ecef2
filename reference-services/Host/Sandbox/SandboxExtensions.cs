using System.Net;
using System.Net.Sockets;
using DigitalIndiaStack.Core.Time;

namespace DigitalIndiaStack.Host.Sandbox;

/// <summary>Makes the host a sandbox where the setting <c>Sandbox:Enabled</c> says so.</summary>
internal static class SandboxExtensions
{
    public const string Setting = "Sandbox:Enabled";

    /// <summary>Setting of the address at which a suite on this machine receives, at which its client is told of logouts.</summary>
    public const string Receiver = "Sandbox:Receiver";

    private const string Issuer = "Identity:Issuer";

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

            builder.Configuration[Receiver] ??= $"http://127.0.0.1:{FreePort()}";
            return true;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
