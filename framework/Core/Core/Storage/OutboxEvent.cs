using System.Text.Json;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Something that happened and that others subscribe to; it leaves as a CloudEvent once its transaction is committed.</summary>
/// <param name="Type">The event type, such as <c>consent.withdrawn.v1</c>; at most 128 characters.</param>
/// <param name="Subject">What it happened to, an id; at most 128 characters.</param>
/// <param name="Data">The data of the event.</param>
public sealed record OutboxEvent(string Type, string Subject, JsonElement Data);
