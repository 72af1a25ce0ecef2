using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Receiving;

/// <summary>
/// Answers what a check asks its receiver, at an address that does not exist, and passes everything else on. So what a server delivered is
/// written down and read again as any exchange is, and a verdict that rests on it can be recomputed.
/// </summary>
internal sealed class ReceiverTransport(ITransport server, Receiver receiver) : ITransport
{
    /// <summary>The host of the receiver, as checks ask it.</summary>
    public const string Host = "receiver.invalid";

    public async Task<Reply> SendAsync(HttpRequestMessage request, Exchange asked, Evidence evidence, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Host != Host)
        {
            return await server.SendAsync(request, asked, evidence, cancellationToken);
        }

        var start = Stopwatch.GetTimestamp();
        var body = Encoding.UTF8.GetBytes((await AnswerAsync(request.RequestUri, cancellationToken)).ToJsonString());
        return new Reply(200, [KeyValuePair.Create("Content-Type", "application/json")], body, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public void Dispose()
    {
        server.Dispose();
        receiver.Dispose();
    }

    private async Task<JsonObject> AnswerAsync(Uri url, CancellationToken cancellationToken)
    {
        var parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["address"] => new JsonObject { ["address"] = Open().AbsoluteUri.TrimEnd('/') },
            ["inbox", var box, var count, var milliseconds] => new JsonObject { ["items"] = await receiver.WaitAsync(box, Number(count), TimeSpan.FromMilliseconds(Number(milliseconds)), cancellationToken) },
            _ => throw new InvalidOperationException($"The receiver has nothing at {url}."),
        };
    }

    private Uri Open()
    {
        try
        {
            return receiver.Open();
        }
        catch (HttpListenerException taken)
        {
            throw new HttpRequestException($"The receiver cannot listen: {taken.Message}", taken);
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
