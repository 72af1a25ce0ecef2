using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Limits;

/// <summary>The address of a caller as limits count it.</summary>
public static class CallerAddress
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// An address of IPv4 as it is; of IPv6 the network of 64 bits, all addresses of which are at the disposal of whoever has one of them.
    /// </summary>
    /// <param name="context">The request.</param>
    public static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address)
        {
            return $"{context.Connection.RemoteIpAddress}";
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
