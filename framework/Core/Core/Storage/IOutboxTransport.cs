namespace DigitalIndiaStack.Core.Storage;

/// <summary>Carries events to their subscribers. Delivery is at least once and unordered: a receiver tells repeats by the event's id.</summary>
public interface IOutboxTransport
{
    /// <summary>Lists where events of a type go; each target is tried, retried and parked by itself.</summary>
    /// <param name="type">The event type.</param>
    IReadOnlyList<string> TargetsOf(string type);

    /// <summary>Delivers one event to one target.</summary>
    /// <returns><see langword="null"/> when the target took it, else why not, in a few words without personal data.</returns>
    Task<string?> DeliverAsync(OutboxDelivery delivery, CancellationToken cancellationToken);
}
