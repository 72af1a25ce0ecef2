using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DigitalIndiaStack.Core.Peers;

/// <summary>Where this process can be reached by itself.</summary>
public sealed class OwnAddress(IServer server)
{
    /// <summary>The first address that the server listens on; a wildcard is reached over loopback.</summary>
    /// <exception cref="InvalidOperationException">The server does not listen yet.</exception>
    public Uri Value
    {
        get
        {
            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
                ?? throw new InvalidOperationException("The server does not listen yet.");
            foreach (var wildcard in (string[])["://*", "://+", "://0.0.0.0", "://[::]"])
            {
                address = address.Replace(wildcard, "://127.0.0.1", StringComparison.Ordinal);
            }

            return new Uri($"{address.TrimEnd('/')}/", UriKind.Absolute);
        }
    }
}
