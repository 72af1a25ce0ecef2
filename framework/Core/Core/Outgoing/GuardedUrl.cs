using System.Net;

namespace DigitalIndiaStack.Core.Outgoing;

/// <summary>Judges a URL that others registered to be called. A name is judged at each attempt, when it is resolved: see <see cref="GuardedConnection"/>.</summary>
public static class GuardedUrl
{
    private const int Longest = 500;

    private const int LongestName = 253;

    /// <summary>Reads a URL, in the form in which it will be called.</summary>
    /// <param name="text">As it was given.</param>
    /// <param name="allowLoopback">Whether http to a literal loopback address is allowed.</param>
    /// <param name="url">The URL.</param>
    /// <returns><see langword="false"/> when it must be refused.</returns>
    public static bool TryRead(string text, bool allowLoopback, out Uri url)
    {
        // What one parser reads otherwise than another, no client needs.
        var isPlain = text.All(letter => letter is > ' ' and < '\x7f' and not ('\\' or '#' or '"' or '<' or '>'));
        if (!isPlain || !Uri.TryCreate(text, UriKind.Absolute, out var read) || read.UserInfo.Length > 0 || text.Split('/', 4) is not [_, "", var authority, ..] || authority.Contains('@', StringComparison.Ordinal))
        {
            url = new Uri("about:blank");
            return false;
        }

        url = read;
        return read.AbsoluteUri.Length <= Longest && IsGoodHost(read, allowLoopback);
    }

    private static bool IsGoodHost(Uri url, bool allowLoopback) =>
        IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address)
            ? IsGoodAddress(url, address, allowLoopback)
            : url.Scheme == Uri.UriSchemeHttps && url.HostNameType == UriHostNameType.Dns && url.IdnHost.Length <= LongestName;

    private static bool IsGoodAddress(Uri url, IPAddress address, bool allowLoopback) =>
        allowLoopback && PublicAddress.IsLoopback(address) ? url.Scheme is "http" or "https" : url.Scheme == Uri.UriSchemeHttps && PublicAddress.Is(address);
}
