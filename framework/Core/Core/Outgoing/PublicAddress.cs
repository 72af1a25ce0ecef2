using System.Net;
using System.Net.Sockets;

namespace DigitalIndiaStack.Core.Outgoing;

/// <summary>Tells public addresses from those that lead into a network, by the registries of special addresses of IANA (RFC 6890).</summary>
public static class PublicAddress
{
    // What of IPv4 is not public: this network, private, shared, loopback, link-local with the metadata services of clouds, documentation, benchmarks, multicast, reserved.
    private static readonly IPNetwork[] Special4 = Networks(
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4");

    // Of IPv6 only global unicast is public, and of that not what is special or carries an IPv4 address (Teredo, 6to4).
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special6 = Networks("2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20");

    /// <summary>Whether an address is public; an IPv4 address in the clothes of IPv6 is judged as what it is.</summary>
    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Special4.Any(network => network.Contains(plain)),
            AddressFamily.InterNetworkV6 => plain.ScopeId == 0 && Global6.Contains(plain) && !Special6.Any(network => network.Contains(plain)),
            _ => false,
        };
    }

    /// <summary>Whether it is the very address 127.0.0.1 or ::1, which a sandbox may allow.</summary>
    public static bool IsLoopback(IPAddress address) => address.Equals(IPAddress.Loopback) || address.Equals(IPAddress.IPv6Loopback);

    private static IPNetwork[] Networks(string list) => [.. list.Split(' ').Select(IPNetwork.Parse)];
}
