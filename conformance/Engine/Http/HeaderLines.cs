using System.Net.Http.Headers;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Header fields as they stand on the wire: one for each line, nothing parsed, taken apart or put in another form.</summary>
internal static class HeaderLines
{
    /// <summary>The lines of one part of a message.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(HttpHeaders? headers)
    {
        if (headers is null)
        {
            yield break;
        }

        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (var value in values)
            {
                yield return KeyValuePair.Create(name, value);
            }
        }
    }
}
