using System.Net;

namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>Resolves names.</summary>
internal interface IHostAddresses
{
    /// <summary>Every address of a name.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">It has none.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>Resolves names as the operating system does.</summary>
internal sealed class SystemHostAddresses : IHostAddresses
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
