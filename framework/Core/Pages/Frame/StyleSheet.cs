using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>The one style sheet, compressed once; its address changes with its content, so that a browser may keep it for good.</summary>
internal sealed class StyleSheet
{
    public const string Route = "/assets/dis-{version}.css";

    private readonly byte[] plain;
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;
    private readonly string version;

    public StyleSheet()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("dis.css")!;
        plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        version = Convert.ToHexStringLower(SHA256.HashData(plain))[..12];
        brotli = new(() => Compress(to => new BrotliStream(to, CompressionLevel.SmallestSize)));
        gzip = new(() => Compress(to => new GZipStream(to, CompressionLevel.SmallestSize)));
    }

    public string Path => Route.Replace("{version}", version, StringComparison.Ordinal);

    /// <summary>Answers the sheet; an old address gets the present sheet, without the promise that it never changes.</summary>
    public Task ServeAsync(HttpContext context)
    {
        var (encoding, body) = Choose(context.Request.Headers.AcceptEncoding.ToString());
        var headers = context.Response.Headers;
        headers.ContentType = "text/css; charset=utf-8";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = context.Request.Path == Path ? "public, max-age=31536000, immutable" : "no-cache";
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private (string? Encoding, byte[] Body) Choose(string accepted)
    {
        if (accepted.Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            return ("br", brotli.Value);
        }

        return accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? ("gzip", gzip.Value) : (null, plain);
    }

    private byte[] Compress(Func<Stream, Stream> compressor)
    {
        using var compressed = new MemoryStream();
        using (var stream = compressor(compressed))
        {
            stream.Write(plain);
        }

        return compressed.ToArray();
    }
}
