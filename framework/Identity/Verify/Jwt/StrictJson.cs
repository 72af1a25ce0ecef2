using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace DigitalIndiaStack.Identity.Verify.Jwt;

/// <summary>Reads base64url and JSON more strictly than libraries do: no padding, no blanks, one writing of each text, no member twice.</summary>
internal static class StrictJson
{
    private const int Depth = 8;
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The bytes.</summary>
    /// <exception cref="CredentialRefusedException">The text is no base64url, or is not the one that its bytes give.</exception>
    public static byte[] Bytes(string text, string what)
    {
        try
        {
            // Of the last character some bits may say nothing: they must be none.
            if (text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Alphabet) && Base64Url.DecodeFromChars(text) is var bytes && Base64Url.EncodeToString(bytes) == text)
            {
                return bytes;
            }
        }
        catch (FormatException)
        {
            // Told below.
        }

        throw new CredentialRefusedException($"{what} is no base64url");
    }

    /// <summary>The JSON in a base64url text.</summary>
    public static JsonElement Read(string text, JsonValueKind kind, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(Bytes(text, what), new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = Depth });
            return document.RootElement.ValueKind == kind ? document.RootElement.Clone() : throw new CredentialRefusedException($"{what} is no JSON {kind.ToString().ToLowerInvariant()}");
        }
        catch (JsonException)
        {
            throw new CredentialRefusedException($"{what} is no JSON, or has a member twice");
        }
    }

    /// <summary>A member that is text; <see langword="null"/> when it is absent or something else.</summary>
    public static string? Text(this JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.Text() : null;

    /// <summary>The text; <see langword="null"/> when the value is something else.</summary>
    public static string? Text(this JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    /// <summary>A member that is a moment in seconds since 1970; <see langword="null"/> when it is absent.</summary>
    /// <exception cref="CredentialRefusedException">It is something else.</exception>
    public static DateTimeOffset? Time(this JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        // Up to the year 9999.
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and <= 253402300799
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : throw new CredentialRefusedException($"{name} is no moment");
    }
}
