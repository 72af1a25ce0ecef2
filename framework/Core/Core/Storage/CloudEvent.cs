namespace DigitalIndiaStack.Core.Storage;

/// <summary>An event as it leaves: CloudEvents 1.0 in structured JSON.</summary>
/// <param name="Id">Its id, by which a receiver tells repeats.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Json">The whole event.</param>
public sealed record CloudEvent(Guid Id, DateTimeOffset Time, string Json)
{
    /// <summary>The media type of <see cref="Json"/>.</summary>
    public const string MediaType = "application/cloudevents+json";
}
