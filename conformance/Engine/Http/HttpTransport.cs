using System.Diagnostics;
using System.Net;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Asks the server, without redirects and cookies of its own.</summary>
internal sealed class HttpTransport : ITransport
{
    private readonly HttpClient http;
    private readonly MtlsClients? certified;
    private readonly HttpVersionPolicy policy;

    // Far above what any answer of a block needs; one without an end must not take the memory of the run.
    private const int LargestAnswer = 16 * 1024 * 1024;

    /// <summary>Speaks HTTP/2 where the server chooses it by TLS, and else HTTP/1.1.</summary>
    /// <param name="timeout">Longest wait for one answer.</param>
    /// <param name="target">The server, where it speaks HTTP/2 without TLS too, which nothing negotiates, or asks for certificates.</param>
    public HttpTransport(TimeSpan timeout, SystemUnderTest? target = null)
        : this(Handler(), timeout, target?.IsPlainHttp2 == true)
    {
        certified = target is null ? null : MtlsClients.Of(target, handler => Client(handler, timeout));
    }

    internal HttpTransport(SocketsHttpHandler handler, TimeSpan timeout, bool isPlainHttp2)
    {
        policy = isPlainHttp2 ? HttpVersionPolicy.RequestVersionExact : HttpVersionPolicy.RequestVersionOrLower;
        http = Client(handler, timeout);
    }

    internal static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    public async Task<Reply> SendAsync(HttpRequestMessage request, Exchange asked, Evidence evidence, CancellationToken cancellationToken)
    {
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, request.RequestUri!.Scheme == Uri.UriSchemeHttps ? HttpVersionPolicy.RequestVersionOrLower : policy);
        var start = Stopwatch.GetTimestamp();
        using var response = await (certified?.Find(request) ?? http).SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new Reply((int)response.StatusCode, [.. HeaderLines.Of(response.Headers), .. HeaderLines.Of(response.Content.Headers)], body, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public void Dispose()
    {
        http.Dispose();
        certified?.Dispose();
    }

    private static HttpClient Client(SocketsHttpHandler handler, TimeSpan timeout)
    {
        var client = new HttpClient(handler) { Timeout = timeout, MaxResponseContentBufferSize = LargestAnswer };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible)");
        return client;
    }
}
