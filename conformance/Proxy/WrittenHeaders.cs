using System.Net.Http.Headers;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>Which headers of real traffic are written with their values; of all others only that they were there.</summary>
internal static class WrittenHeaders
{
    private static readonly HashSet<string> Open = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Language", "Allow", "Cache-Control", "Content-Language", "Content-Length", "Content-Type", "Idempotency-Replayed",
        "Retry-After", "Vary", "X-Content-Type-Options", "X-Request-Id",
    };

    public static IReadOnlyList<string> Of(HttpHeaders headers, HttpHeaders? content, ValueMask mask) =>
    [
        .. headers.Concat(content ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .SelectMany(header => header.Value.Select(value => $"{header.Key}: {(Open.Contains(header.Key) ? value : mask.Mark(value))}")),
    ];
}
