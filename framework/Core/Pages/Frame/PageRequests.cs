using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>Tells requests for pages from requests to an API.</summary>
internal static partial class PageRequests
{
    /// <summary>Whether a person is waiting for the answer in a browser.</summary>
    public static bool IsForPage(this HttpContext context)
    {
        if (context.GetEndpoint() is { Metadata: var metadata })
        {
            return metadata.GetMetadata<PageActionDescriptor>() is not null || metadata.GetMetadata<ForPeopleMark>() is not null;
        }

        return context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && !ApiPath().IsMatch(context.Request.Path.Value ?? string.Empty);
    }

    [GeneratedRegex("^/[a-z]+/v[0-9]+(/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ApiPath();
}
