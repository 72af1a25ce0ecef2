namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Says that a request was sent and no whole answer came back.</summary>
public sealed class NoAnswerException : Exception
{
    /// <summary>Names the request.</summary>
    public NoAnswerException(Exchange exchange, Exception cause)
        : base($"{exchange.Method} {exchange.Url}: {cause.Message}", cause) => Exchange = exchange;

    /// <summary>The request, without an answer.</summary>
    public Exchange Exchange { get; }
}
