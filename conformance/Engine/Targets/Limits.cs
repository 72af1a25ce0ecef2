namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>What the owner of a server allows a run to take; the command line may ask for less and not for more.</summary>
/// <param name="Rate">The most requests in a second; <see langword="null"/> for no limit.</param>
/// <param name="Parallel">The most checks at the same time; <see langword="null"/> for no limit.</param>
public sealed record Limits(double? Rate, int? Parallel)
{
    /// <summary>No limits.</summary>
    public static Limits None { get; } = new(null, null);
}
