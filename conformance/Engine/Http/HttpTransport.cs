using System.Diagnostics;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Asks the server, without redirects and cookies of its own.</summary>
internal sealed class HttpTransport : ITransport
{
    private readonly HttpClient http;

    // Far above what any answer of a block needs; one without an end must not take the memory of the run.
    private const int LargestAnswer = 16 * 1024 * 1024;

    public HttpTransport(TimeSpan timeout)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        http = new HttpClient(handler) { Timeout = timeout, MaxResponseContentBufferSize = LargestAnswer };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible)");
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request, Exchange asked, Evidence evidence, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value, (header, value) => KeyValuePair.Create(header.Key, value));
        return new Reply((int)response.StatusCode, [.. headers], body, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public void Dispose() => http.Dispose();
}
