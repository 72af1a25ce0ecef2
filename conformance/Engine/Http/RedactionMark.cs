using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>
/// Makes what stands in the place of a secret: the same for the same secret in one run. The key of the run is kept nowhere, so nobody
/// finds a PIN by trying all of them.
/// </summary>
internal sealed partial class RedactionMark
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    // The same few tokens stand in the headers of thousands of requests.
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Whether a mark stands in a text.</summary>
    public static bool IsIn(string text) => text.Contains('‹', StringComparison.Ordinal) && Any().IsMatch(text);

    /// <summary>The text with each mark that went through an address or a form written as it was.</summary>
    public static string Unescape(string text) => text.Contains("%E2%80%B9redacted", StringComparison.Ordinal) ? Escaped().Replace(text, "‹redacted:$1›") : text;

    /// <summary>The text with all marks alike, to compare what two runs sent; a signed token that was read from a record is one too, though only its signature is marked.</summary>
    public static string Blank(string text) => AnyOrToken().Replace(Unescape(text), "‹›");

    /// <summary>The mark of a value; one that holds a mark already keeps it.</summary>
    public string Of(string value) => known.GetOrAdd(value, Make);

    private string Make(string value) => Any().Match(value) is { Success: true } mark
        ? mark.Value
        : $"‹redacted:{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)))[..8]}›";

    /// <summary>A signed token with a mark for its signature; <see langword="null"/> for anything else.</summary>
    public string? OfSignedToken(string secret) => !IsIn(secret) && IsSignedToken(secret) ? $"{secret[..secret.LastIndexOf('.')]}.{Of(secret)}" : null;

    private static bool IsSignedToken(string secret)
    {
        if (secret.Split('.') is not [{ Length: > 0 } header, { Length: > 0 } claims, { Length: > 0 }] || !Base64Url.IsValid(header) || !Base64Url.IsValid(claims))
        {
            return false;
        }

        try
        {
            using var read = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
            return read.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("‹redacted:[0-9a-f]{8}›")]
    private static partial Regex Any();

    [GeneratedRegex("(?:ey[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.)?‹redacted:[0-9a-f]{8}›")]
    private static partial Regex AnyOrToken();

    [GeneratedRegex("%E2%80%B9redacted(?:%3A|:)([0-9a-f]{8})%E2%80%BA")]
    private static partial Regex Escaped();
}
