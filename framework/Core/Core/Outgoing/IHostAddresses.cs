using System.Net;

namespace DigitalIndiaStack.Core.Outgoing;

/// <summary>Resolves names.</summary>
public interface IHostAddresses
{
    /// <summary>Every address of a name.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">It has none.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>Resolves names as the operating system does.</summary>
public sealed class SystemHostAddresses : IHostAddresses
{
    /// <inheritdoc/>
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
