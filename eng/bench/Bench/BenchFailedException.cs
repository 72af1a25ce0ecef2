namespace DigitalIndiaStack.Bench;

/// <summary>A figure could not be measured: what was asked for cannot be done, or a server answered wrongly.</summary>
internal sealed class BenchFailedException(string message) : Exception(message);
