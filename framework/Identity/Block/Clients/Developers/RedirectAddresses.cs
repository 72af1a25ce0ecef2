using Microsoft.AspNetCore.WebUtilities;

namespace DigitalIndiaStack.Identity.Block.Clients.Developers;

/// <summary>Where answers to a developer's client may go: to https, or by http to the machine of the developer (IDN-19.7).</summary>
internal static class RedirectAddresses
{
    private const string Forbidden = "\\*#\"<>^`{|}";

    // What the server itself adds to the address.
    private static readonly string[] Answers = ["code", "state", "iss", "error", "error_description", "response"];

    /// <summary>Whether all of them are good, and none stands there twice.</summary>
    public static bool AreGood(IReadOnlyList<string> addresses) =>
        addresses.Distinct(StringComparer.Ordinal).Count() == addresses.Count && addresses.All(IsGood);

    private static bool IsGood(string address) =>
        address.All(letter => letter is > ' ' and < '\x7F' && !Forbidden.Contains(letter, StringComparison.Ordinal))
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && address.StartsWith($"{uri.Scheme}://", StringComparison.Ordinal)
        && uri is { UserInfo.Length: 0, Fragment.Length: 0, Host.Length: > 0 }
        && !address.Split('/')[2].Contains('@', StringComparison.Ordinal)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && !QueryHelpers.ParseQuery(uri.Query).Keys.Any(Answers.Contains);
}
