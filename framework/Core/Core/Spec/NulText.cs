namespace DigitalIndiaStack.Core.Spec;

/// <summary>Finds the character NUL written as an escape in JSON: text stores refuse it, so we do before them.</summary>
internal static class NulText
{
    public static bool IsIn(ReadOnlySpan<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0; at = json.IndexOf((byte)'\\'))
        {
            if (json[at..].StartsWith("\\u0000"u8))
            {
                return true;
            }

            // An escaped backslash is no beginning of an escape.
            json = json[Math.Min(at + 2, json.Length)..];
        }

        return false;
    }
}
