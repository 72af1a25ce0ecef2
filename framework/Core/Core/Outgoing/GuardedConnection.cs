using System.Net;
using System.Net.Sockets;

namespace DigitalIndiaStack.Core.Outgoing;

/// <summary>
/// Opens connections to public addresses only. The name is resolved here, once, and the connection goes to what was judged:
/// a name that leads elsewhere a moment later gains nothing.
/// </summary>
public sealed class GuardedConnection(IHostAddresses hosts, bool allowLoopback)
{
    private const int LargestHeadKilobytes = 16;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>A handler that follows no redirect, uses no proxy, keeps no cookie, reads no body, and tells no trace what it calls.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = LargestHeadKilobytes,
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = Lifetime,
        ConnectCallback = (context, cancellationToken) => OpenAsync(context.DnsEndPoint, cancellationToken),
    };

    /// <exception cref="AddressRefusedException">One of the addresses is not public.</exception>
    /// <exception cref="SocketException">The name has no address, or nobody listens there.</exception>
    private async ValueTask<Stream> OpenAsync(DnsEndPoint place, CancellationToken cancellationToken)
    {
        var isLiteral = IPAddress.TryParse(place.Host, out var literal);
        var addresses = isLiteral ? [literal!] : await hosts.ResolveAsync(place.Host, cancellationToken);

        // All of them: with one of each kind, chance would decide.
        if (!addresses.All(address => PublicAddress.Is(address) || (allowLoopback && isLiteral && PublicAddress.IsLoopback(address))))
        {
            throw new AddressRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, place.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Says that a connection would have left for an address that is not public.</summary>
public sealed class AddressRefusedException() : IOException("The address is not public.");
