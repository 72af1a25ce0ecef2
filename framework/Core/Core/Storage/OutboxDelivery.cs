namespace DigitalIndiaStack.Core.Storage;

/// <summary>One event on its way to one target.</summary>
/// <param name="Block">The block that publishes it.</param>
/// <param name="Tenant">The tenant it belongs to; empty when it belongs to none.</param>
/// <param name="Type">The event type.</param>
/// <param name="Target">Where it goes, such as a URL.</param>
/// <param name="CloudEvent">The event, CloudEvents 1.0 in JSON (<c>application/cloudevents+json</c>), UTF-8.</param>
public sealed record OutboxDelivery(string Block, string Tenant, string Type, string Target, ReadOnlyMemory<byte> CloudEvent)
{
    /// <summary>Name of the <see cref="HttpClient"/> that delivers over HTTP.</summary>
    public const string HttpClientName = "outbox";

    /// <summary>Where the HTTP request states the delivery it carries, so that a message handler can add what the target asks for, such as a token.</summary>
    public static readonly HttpRequestOptionsKey<OutboxDelivery> Option = new("dis.outbox");
}
