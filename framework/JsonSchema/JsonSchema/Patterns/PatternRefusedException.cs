namespace DigitalIndiaStack.JsonSchema.Patterns;

/// <summary>Leaves the nested reading of a pattern; caught by <see cref="EcmaPattern.TryCompile"/>.</summary>
internal sealed class PatternRefusedException(string message) : Exception(message);
