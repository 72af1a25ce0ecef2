using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>
/// What one attempt sent and saw when it was recorded. A request is answered by the first exchange that is like it and was not given yet, of those
/// by the one with its id; so requests sent one after the other keep their order, and those sent at once find their own answers.
/// </summary>
/// <param name="exchanges">The exchanges in their order.</param>
/// <param name="isOutOfTime">Whether the attempt was broken off after them.</param>
internal sealed class RecordedExchanges(IEnumerable<Exchange> exchanges, bool isOutOfTime)
{
    private readonly Dictionary<(string Method, string Url), List<(Exchange Exchange, string Body)>> open = exchanges
        .GroupBy(Place)
        .ToDictionary(alike => alike.Key, alike => alike.Select(exchange => (exchange, RedactionMark.Blank(exchange.RequestBody))).ToList());
    private readonly Lock gate = new();

    /// <summary>The request that nothing was recorded for; <see langword="null"/> while all were found.</summary>
    public string? Missing { get; private set; }

    /// <summary>Exchanges that nobody asked for.</summary>
    public int Left => open.Values.Sum(alike => alike.Count);

    /// <summary>The recorded answer to a request.</summary>
    /// <exception cref="NotRecordedException">There is none.</exception>
    /// <exception cref="OperationCanceledException">There is none because the attempt was broken off here.</exception>
    public Exchange Take(Exchange asked)
    {
        lock (gate)
        {
            var alike = open.GetValueOrDefault(Place(asked), []);
            if (alike.Count == 0)
            {
                Missing ??= isOutOfTime ? null : $"{asked.Method} {asked.Url}";
                throw isOutOfTime ? new OperationCanceledException() : new NotRecordedException($"Nothing is recorded for {asked.Method} {asked.Url}.");
            }

            var nearest = Nearest(alike, asked);
            var found = alike[nearest].Exchange;
            alike.RemoveAt(nearest);
            return found;
        }
    }

    private static int Nearest(List<(Exchange Exchange, string Body)> alike, Exchange asked)
    {
        var body = RedactionMark.Blank(asked.RequestBody);
        var own = alike.FindIndex(recorded => recorded.Body == body && recorded.Exchange.RequestId == asked.RequestId);
        return Math.Max(0, own >= 0 ? own : alike.FindIndex(recorded => recorded.Body == body));
    }

    private static (string Method, string Url) Place(Exchange exchange) => (exchange.Method, RedactionMark.Blank(exchange.Url));
}
