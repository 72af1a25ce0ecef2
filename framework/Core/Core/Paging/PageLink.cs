using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace DigitalIndiaStack.Core.Paging;

/// <summary>Writes the header Link of a list.</summary>
public static class PageLink
{
    /// <summary>Links the next page: the address of this request with the cursor in the place of its own.</summary>
    /// <param name="request">The request for this page.</param>
    /// <param name="cursor">Where the next page begins.</param>
    /// <returns>For <see cref="Http.ResponseHeaders.Link"/>.</returns>
    public static string Next(HttpRequest request, string cursor)
    {
        var query = request.Query.Where(parameter => parameter.Key != "cursor")
            .SelectMany(parameter => parameter.Value.Select(value => KeyValuePair.Create(parameter.Key, value)))
            .Append(KeyValuePair.Create("cursor", (string?)cursor));
        return $"<{QueryHelpers.AddQueryString(request.PathBase + request.Path, query)}>; rel=\"next\"";
    }
}
