using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>Reads the parts of a compact JWT more strictly than the libraries do: no padding, no blanks, no member twice.</summary>
internal static class CompactText
{
    private const int Depth = 4;
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The bytes; <see langword="null"/> when the text is no base64url.</summary>
    public static byte[]? Decode(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.AsSpan().ContainsAnyExcept(Alphabet))
        {
            return null;
        }

        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The digest of a text, as <c>ath</c> has it.</summary>
    public static string Digest(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The object; <see langword="null"/> when the text is none.</summary>
    public static JsonElement? Object(string text)
    {
        if (Decode(text) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = Depth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member that is text; <see langword="null"/> when it is absent or something else.</summary>
    public static string? Text(this JsonElement element, string name)
    {
        try
        {
            return element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }
}
