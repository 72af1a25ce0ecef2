namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Says that a request was sent and no whole answer came back.</summary>
public sealed class NoAnswerException : Exception
{
    /// <summary>Names the request.</summary>
    public NoAnswerException(Exchange exchange, Exception cause)
        : base($"{exchange.Method} {exchange.Url}: {Reason(cause)}", cause) => Exchange = exchange;

    /// <summary>The request, without an answer.</summary>
    public Exchange Exchange { get; }

    /// <summary>What went wrong, with what lies beneath: of a handshake the outer message says only that there is an inner one.</summary>
    internal static string Reason(Exception cause) =>
        cause.GetBaseException().Message is var root && root != cause.Message ? $"{cause.Message.Replace(", see inner exception", "", StringComparison.Ordinal)} {root}" : cause.Message;
}
