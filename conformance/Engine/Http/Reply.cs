namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>A whole answer before anything is made of it.</summary>
/// <param name="Status">Status.</param>
/// <param name="Headers">Header lines, each value a line of its own.</param>
/// <param name="Body">Body.</param>
/// <param name="Milliseconds">Time to the whole answer.</param>
internal sealed record Reply(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body, double Milliseconds);
