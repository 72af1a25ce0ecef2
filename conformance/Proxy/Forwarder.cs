using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>Passes a request on as it is, and the answer back as it is.</summary>
internal sealed class Forwarder(Uri target, HttpMessageHandler handler, TimeSpan patience) : IDisposable
{
    // Those of one connection (RFC 9110 7.6.1). Without Accept-Encoding the answer comes readable.
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Encoding", "Connection", "Content-Length", "Host", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    private readonly HttpClient http = new(handler) { Timeout = patience };

    public static HttpMessageHandler Plain() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };

    public static async Task<HttpRequestMessage> RequestAsync(Uri target, HttpContext context)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), new Uri($"{target.AbsoluteUri.TrimEnd('/')}{context.Request.Path.ToUriComponent()}{context.Request.QueryString}"));
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length > 0 || context.Request.ContentType is not null)
        {
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
        {
            _ = request.Headers.TryAddWithoutValidation(name, values.ToArray()) || request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray()) == true;
        }

        return request;
    }

    public async Task<Passed> PassAsync(HttpContext context, int sequence, Func<string, string, Place?> find)
    {
        var request = await RequestAsync(target, context);
        var sent = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(context.RequestAborted);
        var began = Stopwatch.GetTimestamp();
        var response = await SendAsync(request);
        var path = context.Request.Path.ToUriComponent();
        return new Passed
        {
            Sequence = sequence,
            Request = request,
            RequestBody = sent,
            Response = response,
            Body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None),
            Milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds,
            Path = path,
            Place = find(request.Method.Method, path),
        };
    }

    public static async Task AnswerAsync(HttpContext context, Passed passed)
    {
        context.Response.StatusCode = (int)passed.Response.StatusCode;
        foreach (var (name, values) in passed.Response.Headers.Concat(passed.Response.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (passed.Body.Length > 0)
        {
            await context.Response.Body.WriteAsync(passed.Body, context.RequestAborted);
        }
    }

    public void Dispose() => http.Dispose();

    // A client that leaves takes nothing back: what it asked is passed on and judged. So only the server can be why this is given up.
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        try
        {
            return await http.SendAsync(request, CancellationToken.None);
        }
        catch (TaskCanceledException late)
        {
            throw new TimeoutException($"no answer within {http.Timeout.TotalSeconds:0.#} seconds", late);
        }
    }
}
