namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>How an operation meets a caller.</summary>
/// <param name="Status">Status of the refusal; 0 where it is not refused.</param>
/// <param name="Code">Code of the refusal; where it is not refused, <c>open</c> or <c>own</c>.</param>
public sealed record Access(int Status, string Code)
{
    /// <summary>The operation does what it is for.</summary>
    public static Access Open { get; } = new(0, "open");

    /// <summary>The operation names no object, and shows or makes what is the caller's own.</summary>
    public static Access Own { get; } = new(0, "own");

    /// <summary>Whether the caller is turned away.</summary>
    public bool IsRefused => Status != 0;

    /// <summary>As a person reads it.</summary>
    public override string ToString() => IsRefused ? $"{Status} {Code}" : Code;
}
