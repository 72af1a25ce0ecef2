using System.Collections.Concurrent;
using DigitalIndiaStack.Conformance.Engine.Recording;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>What one check saw, in the order in which answers came; safe for races.</summary>
public sealed class Evidence
{
    private readonly ConcurrentQueue<Exchange> exchanges = new();

    /// <summary>The exchanges so far.</summary>
    public IReadOnlyList<Exchange> Exchanges => [.. exchanges];

    /// <summary>The newest exchange; <see langword="null"/> before the first.</summary>
    public Exchange? Last => exchanges.LastOrDefault();

    /// <summary>What was recorded of the same attempt, to answer it from; <see langword="null"/> while a server answers.</summary>
    internal RecordedExchanges? Recorded { get; init; }

    internal void Add(Exchange exchange) => exchanges.Enqueue(exchange);
}
