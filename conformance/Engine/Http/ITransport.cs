namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Where answers come from: the server, or the record of a run.</summary>
internal interface ITransport : IDisposable
{
    /// <summary>The answer to a request.</summary>
    /// <param name="request">The request as it goes out.</param>
    /// <param name="asked">The same as it is written down, redacted and without an answer.</param>
    /// <param name="evidence">What the one who asks saw so far.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    Task<Reply> SendAsync(HttpRequestMessage request, Exchange asked, Evidence evidence, CancellationToken cancellationToken);
}
