using System.Text;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>Answers from the record of a run: no network, no waiting.</summary>
internal sealed class RecordedTransport : ITransport
{
    public Task<Reply> SendAsync(HttpRequestMessage request, Exchange asked, Evidence evidence, CancellationToken cancellationToken)
    {
        var found = evidence.Recorded!.Take(asked);
        return found.Status == 0
            ? throw new HttpRequestException(found.Failure ?? "No answer came.")
            : Task.FromResult(new Reply(found.Status, [.. found.ResponseHeaders.Select(Header)], Body(found), found.Milliseconds));
    }

    public void Dispose()
    {
    }

    private static KeyValuePair<string, string> Header(string line) => line.Split(": ", 2) is [var name, var value]
        ? KeyValuePair.Create(name, value)
        : KeyValuePair.Create(line.TrimEnd(' ', ':'), "");

    private static byte[] Body(Exchange exchange) => exchange.ResponseBase64 is { } base64
        ? Convert.FromBase64String(base64)
        : Encoding.UTF8.GetBytes(exchange.ResponseBody);
}

/// <summary>Says that a check asked for something that its record lacks: its verdict cannot be recomputed.</summary>
internal sealed class NotRecordedException(string message) : Exception(message);
