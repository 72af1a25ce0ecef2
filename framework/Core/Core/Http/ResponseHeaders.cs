using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Http;

/// <summary>Headers that an operation adds to its answer. Scoped; they leave with an answer below 400 only.</summary>
public sealed class ResponseHeaders
{
    /// <summary>The version of the entity answered; a GET whose <c>If-None-Match</c> names it is answered 304.</summary>
    public EntityTag? ETag { get; set; }

    /// <summary>Address of what was made, a path from the root of the host.</summary>
    public string? Location { get; set; }

    /// <summary>The links of a list, such as the next page.</summary>
    /// <value>As the header Link carries it (RFC 8288).</value>
    public string? Link { get; set; }

    private bool isStorable;
    private TimeSpan? age;

    /// <summary>Lets caches keep the answer, which otherwise carries <c>Cache-Control: no-store</c>; only for what is public.</summary>
    /// <param name="longest">For how long; as they see fit when absent.</param>
    public void AllowStore(TimeSpan? longest = null) => (isStorable, age) = (true, longest);

    /// <summary>Forbids every cache to keep the answer; so it is unless <see cref="AllowStore"/> was called.</summary>
    public void NoStore() => isStorable = false;

    internal void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ETag = ETag?.ToString() ?? headers.ETag;
        headers.Location = Location ?? headers.Location;
        headers.Link = Link ?? headers.Link;
        if (!isStorable)
        {
            headers[HeaderNames.CacheControl] = "no-store";
        }
        else if (age is { } seconds)
        {
            headers[HeaderNames.CacheControl] = string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds.TotalSeconds:F0}");
        }
    }
}
