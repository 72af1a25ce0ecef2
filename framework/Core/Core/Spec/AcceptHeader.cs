using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>Whether a caller takes an answer in one of the media types that an operation has (RFC 9110, 12.5.1).</summary>
internal static class AcceptHeader
{
    public static bool Allows(HttpRequest request, IReadOnlyList<string> produced)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || produced.Count == 0 || !MediaTypeHeaderValue.TryParseList(accept.OfType<string>().ToList(), out var ranges))
        {
            return true;
        }

        return produced.Any(type => IsWanted(new MediaTypeHeaderValue(type), ranges));
    }

    // The most specific range decides, so that "application/json;q=0, */*" refuses JSON.
    private static bool IsWanted(MediaTypeHeaderValue type, IList<MediaTypeHeaderValue> ranges) =>
        ranges.Where(range => IsSubset(type, range))
            .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
            .FirstOrDefault() is { } closest && closest.Quality is not 0;

    private static bool IsSubset(MediaTypeHeaderValue type, MediaTypeHeaderValue range) =>
        range.MatchesAllTypes
        || (range.Type == type.Type && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)));
}
