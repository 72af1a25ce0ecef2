namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>Says that a server does not answer at all.</summary>
public sealed class TargetUnreachableException(Uri target) : Exception($"Nothing answers at {target}.");
