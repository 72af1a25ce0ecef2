using System.Net.Sockets;
using System.Text;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Sends requests and writes each exchange down.</summary>
public sealed class Wire : IDisposable
{
    private const int LongestRequest = 64 * 1024;

    // A verdict is recomputed from what is written down: only an answer beyond all use is cut.
    private const int LongestAnswer = 1024 * 1024;

    private readonly ITransport transport;
    private readonly Redactor redactor;

    /// <summary>Opens connections as they are needed.</summary>
    /// <param name="redactor">Knows the secrets of the run.</param>
    /// <param name="timeout">Longest wait for one answer.</param>
    public Wire(Redactor redactor, TimeSpan timeout)
        : this(redactor, new HttpTransport(timeout))
    {
    }

    internal Wire(Redactor redactor, ITransport transport)
    {
        this.redactor = redactor;
        this.transport = transport;
    }

    /// <summary>Spaces the requests of the run.</summary>
    internal Pace Pace { get; init; } = Pace.Free;

    /// <summary>Sends one request and reads the whole answer.</summary>
    /// <exception cref="NoAnswerException">The connection failed or the time ran out.</exception>
    public Task<Answer> SendAsync(HttpRequestMessage request, Evidence evidence, CancellationToken cancellationToken) =>
        SendAsync(request, evidence, [], cancellationToken);

    /// <inheritdoc cref="SendAsync(HttpRequestMessage, Evidence, CancellationToken)"/>
    /// <param name="secretMembers">Members of a JSON answer that are secrets.</param>
    internal async Task<Answer> SendAsync(HttpRequestMessage request, Evidence evidence, IReadOnlyList<string> secretMembers, CancellationToken cancellationToken)
    {
        var requestId = RequestIdOf(request);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var exchange = Describe(request, body, requestId);
        await Pace.WaitAsync(cancellationToken);
        try
        {
            var reply = await transport.SendAsync(request, exchange, evidence, cancellationToken);
            redactor.LearnMembers(reply.Body, SecretMembers.In(reply.Body, secretMembers));
            exchange = Complete(exchange, reply);
            evidence.Add(exchange);
            return Answer.From(reply, exchange);
        }
        catch (Exception failure) when (failure is HttpRequestException or SocketException || (failure is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            exchange = exchange with { Failure = redactor.Redact(NoAnswerException.Reason(failure)) };
            evidence.Add(exchange);
            throw new NoAnswerException(exchange, failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => transport.Dispose();

    private static string RequestIdOf(HttpRequestMessage request)
    {
        if (request.Headers.TryGetValues("X-Request-Id", out var given))
        {
            return string.Join(',', given);
        }

        var requestId = Guid.CreateVersion7().ToString();
        request.Headers.Add("X-Request-Id", requestId);
        return requestId;
    }

    private Exchange Describe(HttpRequestMessage request, byte[] body, string requestId) => new()
    {
        Method = request.Method.Method,
        Url = redactor.Redact(request.RequestUri!.AbsoluteUri),
        RequestHeaders = Headers([.. HeaderLines.Of(request.Headers), .. HeaderLines.Of(request.Content?.Headers)]),
        RequestBody = redactor.Redact(Text(body, LongestRequest)),
        Certificate = ShownCertificate.Of(request) is { Pem.Length: > 0 } shown ? shown.Thumbprint : null,
        RequestId = requestId,
    };

    private Exchange Complete(Exchange exchange, Reply reply) => exchange with
    {
        Status = reply.Status,
        ResponseHeaders = Headers(reply.Headers),
        ResponseBody = redactor.RedactAnswer(Text(reply.Body, LongestAnswer)),
        ResponseBase64 = BinaryBody.Of(reply.Body, redactor),
        RequestId = reply.Headers.Where(header => header.Key.Equals("X-Request-Id", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToList() is { Count: > 0 } echoed
            ? string.Join(',', echoed)
            : exchange.RequestId,
        Milliseconds = reply.Milliseconds,
    };

    private List<string> Headers(IEnumerable<KeyValuePair<string, string>> headers) =>
        [.. headers.Select(header => redactor.RedactHeader(header.Key, header.Value))];

    private static string Text(byte[] body, int longest) =>
        Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, longest)).Replace("\0", "\\0", StringComparison.Ordinal)
        + (body.Length > longest ? $"… ({body.Length} bytes)" : "");
}
