using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Http;

/// <summary>The policy for pages, section <c>Pages</c>; what answers no HTML always gets the strictest one.</summary>
public sealed class PagePolicyOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Pages";

    /// <summary>The header Content-Security-Policy of HTML. A page that sets the header itself keeps its own.</summary>
    /// <value>The default takes styles, scripts, fonts and pictures from this host alone, and lets no other site frame a page.</value>
    public string ContentSecurityPolicy { get; set; } =
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}

/// <summary>Headers that make a browser careful with every answer, and the waiting time of 429 and 503.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<PagePolicyOptions> options)
{
    private const string NothingAllowed = "default-src 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
            headers.ContentSecurityPolicy = isPage ? options.Value.ContentSecurityPolicy : NothingAllowed;
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (context.Response.StatusCode is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable && headers.RetryAfter.Count == 0)
        {
            headers.RetryAfter = "1";
        }
    }
}
