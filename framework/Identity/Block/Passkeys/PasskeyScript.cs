using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Passkeys;

/// <summary>The one script of the pages, without which no browser lets a page ask for a passkey. Its address changes with its content.</summary>
internal sealed class PasskeyScript
{
    private const string Route = "/identity/assets/passkeys-{version}.js";
    private const string Resource = "passkeys.js";

    private readonly byte[] text;

    public PasskeyScript()
    {
        using var stream = typeof(PasskeyScript).Assembly.GetManifestResourceStream(Resource)!;
        text = new byte[stream.Length];
        stream.ReadExactly(text);
        Path = Route.Replace("{version}", Convert.ToHexStringLower(SHA256.HashData(text))[..12], StringComparison.Ordinal);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods(Route, [HttpMethods.Get, HttpMethods.Head], Answer).AllowAnonymous().ExcludeFromDescription();

        static Task Answer(HttpContext context)
        {
            var script = context.RequestServices.GetRequiredService<PasskeyScript>();
            context.Response.ContentType = "text/javascript; charset=utf-8";
            context.Response.Headers.CacheControl = context.Request.Path == script.Path ? "public, max-age=31536000, immutable" : "no-cache";
            context.Response.ContentLength = script.text.Length;
            return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(script.text, context.RequestAborted).AsTask();
        }
    }
}
