namespace DigitalIndiaStack.Core.Storage;

/// <summary>The first answer to an idempotent request.</summary>
/// <param name="Status">The HTTP status, 200 to 299.</param>
/// <param name="Headers">The headers that belong to the answer, such as Content-Type, Location and ETag.</param>
/// <param name="Body">The body, byte for byte.</param>
public sealed record StoredAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
