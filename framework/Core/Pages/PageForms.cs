using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Pages;

/// <summary>What one page alone allows its forms.</summary>
public static class PageForms
{
    /// <summary>Lets the forms of this page lead on to another host, as back to the service that sent the person here.</summary>
    /// <param name="response">The answer with the page.</param>
    /// <param name="target">An address on that host; it must be one that the person's block trusts, never one taken from the request.</param>
    public static void AllowFormTarget(this HttpResponse response, Uri target)
    {
        // The policy ends with form-action. Browsers hold the redirect that answers a form to it too.
        var origin = target.GetLeftPart(UriPartial.Authority);
        response.Headers.ContentSecurityPolicy = $"{response.Headers.ContentSecurityPolicy} {origin}";
    }
}
