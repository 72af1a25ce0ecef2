using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Serves the page that verifies a credential without a network (IDN-13.21): one file, to be saved or hosted anywhere, whose own policy lets it load and send nothing.</summary>
internal static partial class VerifierPage
{
    private const string Route = "/identity/verifier";
    private const string Resource = "verifier.html";

    public static void Map(IEndpointRouteBuilder app)
    {
        using var stream = typeof(VerifierPage).Assembly.GetManifestResourceStream(Resource)!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);

        // The policy of all pages lets no script in a page run; this one is known by its digest. A frame can be forbidden by a header only.
        var policy = $"{Policy().Match(Encoding.UTF8.GetString(text)).Groups[1].Value}; frame-ancestors 'none'";
        app.MapMethods(Route, [HttpMethods.Get, HttpMethods.Head], Answer).AllowAnonymous().ExcludeFromDescription();

        Task Answer(HttpContext context)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.ContentSecurityPolicy = policy;
            context.Response.Headers.CacheControl = "public, max-age=3600";
            context.Response.ContentLength = text.Length;
            return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(text, context.RequestAborted).AsTask();
        }
    }

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"")]
    private static partial Regex Policy();
}
