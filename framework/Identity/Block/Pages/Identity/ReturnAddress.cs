namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Where a page of this block may lead back to: this host only.</summary>
internal static class ReturnAddress
{
    private const string Home = "/";
    private const int Longest = 2000;

    /// <summary>The address when it is a path of this host, else the start page.</summary>
    public static string Of(string? address) => IsLocal(address) ? address! : Home;

    // "//evil", "/\evil" and control characters lead elsewhere.
    private static bool IsLocal(string? address) =>
        address is { Length: > 0 and <= Longest }
        && address[0] == '/'
        && (address.Length == 1 || address[1] is not ('/' or '\\'))
        && !address.Any(char.IsControl);
}
