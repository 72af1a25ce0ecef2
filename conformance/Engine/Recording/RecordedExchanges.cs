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
    private readonly List<Exchange> open = [.. exchanges];
    private readonly Lock gate = new();

    /// <summary>The request that nothing was recorded for; <see langword="null"/> while all were found.</summary>
    public string? Missing { get; private set; }

    /// <summary>Exchanges that nobody asked for.</summary>
    public int Left => open.Count;

    /// <summary>The recorded answer to a request.</summary>
    /// <exception cref="NotRecordedException">There is none.</exception>
    /// <exception cref="OperationCanceledException">There is none because the attempt was broken off here.</exception>
    public Exchange Take(Exchange asked)
    {
        lock (gate)
        {
            List<Exchange> alike = [.. open.Where(exchange => IsSame(exchange, asked))], same = [.. alike.Where(exchange => HasSameBody(exchange, asked))];
            var found = same.Find(exchange => exchange.RequestId == asked.RequestId) ?? same.FirstOrDefault() ?? alike.FirstOrDefault();
            if (found is null)
            {
                Missing ??= isOutOfTime ? null : $"{asked.Method} {asked.Url}";
                throw isOutOfTime ? new OperationCanceledException() : new NotRecordedException($"Nothing is recorded for {asked.Method} {asked.Url}.");
            }

            open.Remove(found);
            return found;
        }
    }

    private static bool HasSameBody(Exchange recorded, Exchange asked) => RedactionMark.Blank(recorded.RequestBody) == RedactionMark.Blank(asked.RequestBody);

    private static bool IsSame(Exchange recorded, Exchange asked) =>
        recorded.Method == asked.Method && RedactionMark.Blank(recorded.Url) == RedactionMark.Blank(asked.Url);
}
