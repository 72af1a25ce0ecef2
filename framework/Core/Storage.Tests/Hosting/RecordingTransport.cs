using System.Collections.Concurrent;
using System.Text.Json;

namespace DigitalIndiaStack.Core.Storage.Tests.Hosting;

/// <summary>Remembers what each target received; a target may be made to fail.</summary>
internal sealed class RecordingTransport : IOutboxTransport
{
    public ConcurrentBag<OutboxDelivery> Received { get; } = [];

    public IReadOnlyList<string> Targets { get; set; } = ["here"];

    public Func<OutboxDelivery, string?> Answer { get; set; } = _ => null;

    /// <summary>How long a target takes to answer.</summary>
    public TimeSpan Pace { get; set; }

    public IEnumerable<string> Subjects => Received.Select(delivery => JsonDocument.Parse(delivery.CloudEvent).RootElement.GetProperty("subject").GetString()!).Order(StringComparer.Ordinal);

    public IReadOnlyList<string> TargetsOf(string type) => Targets;

    public async Task<string?> DeliverAsync(OutboxDelivery delivery, CancellationToken cancellationToken)
    {
        await Task.Delay(Pace, cancellationToken);
        var reason = Answer(delivery);
        if (reason is null)
        {
            Received.Add(delivery);
        }

        return reason;
    }
}
