using System.Text;
using System.Text.Unicode;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Keeps a body that text cannot hold (no UTF-8, or with NUL) byte by byte, redacted too.</summary>
internal static class BinaryBody
{
    private const int Longest = 64 * 1024;

    /// <summary>The body in base64; <see langword="null"/> when its text says the same.</summary>
    public static string? Of(byte[] body, Redactor redactor)
    {
        var isText = !body.Contains((byte)0) && Utf8.IsValid(body);
        return isText || body.Length > Longest ? null : Redact(body, redactor);
    }

    /// <summary>The same without what became known as a secret since.</summary>
    public static string? Redact(string? base64, Redactor redactor) => base64 is null ? null : Redact(Convert.FromBase64String(base64), redactor);

    private static string Redact(byte[] body, Redactor redactor)
    {
        // Latin-1 gives each byte a letter; what is no byte any more is part of a mark.
        var text = redactor.Redact(Encoding.Latin1.GetString(body));
        return Convert.ToBase64String([.. text.SelectMany(letter => letter < 256 ? [(byte)letter] : Encoding.UTF8.GetBytes(letter.ToString()))]);
    }
}
