using DigitalIndiaStack.JsonSchema.Patterns;

namespace DigitalIndiaStack.JsonSchema.Formats;

/// <summary>Judges one text.</summary>
internal delegate bool FormatCheck(ReadOnlySpan<char> text);

/// <summary>The formats we assert (Validation, section 7.3).</summary>
internal static class FormatTable
{
    public static FormatCheck? Find(string name) => name switch
    {
        "date" => TimeFormats.IsDate,
        "time" => TimeFormats.IsTime,
        "date-time" => TimeFormats.IsDateTime,
        "duration" => DurationFormat.IsDuration,
        "email" => HostFormats.IsEmail,
        "hostname" => HostFormats.IsHostname,
        "ipv4" => HostFormats.IsIpv4,
        "ipv6" => HostFormats.IsIpv6,
        "uri" => UriFormats.IsUri,
        "uri-reference" => UriFormats.IsUriReference,
        "uuid" => IsUuid,
        "json-pointer" => IsJsonPointer,
        "regex" => IsPattern,
        _ => null,
    };

    private static bool IsUuid(ReadOnlySpan<char> text) => Guid.TryParseExact(text, "D", out _) && text.Length == 36;

    private static bool IsJsonPointer(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && text[0] != '/')
        {
            return false;
        }

        for (var tilde = text.IndexOf('~'); tilde >= 0; tilde = text.IndexOf('~'))
        {
            if (tilde + 1 >= text.Length || text[tilde + 1] is not ('0' or '1'))
            {
                return false;
            }

            text = text[(tilde + 2)..];
        }

        return true;
    }

    // What we cannot run is not a pattern for us: lookaround and back references are refused here as in the schema's own patterns.
    private static bool IsPattern(ReadOnlySpan<char> text) => EcmaPattern.TryCompile(text.ToString(), out _, out _);
}
