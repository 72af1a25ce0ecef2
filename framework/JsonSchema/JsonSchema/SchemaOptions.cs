namespace DigitalIndiaStack.JsonSchema;

/// <summary>How schemas of one registry judge.</summary>
public sealed record SchemaOptions
{
    /// <summary>Whether <c>format</c> refuses; otherwise it is an annotation, as draft 2020-12 says.</summary>
    /// <value>The default is false.</value>
    public bool AssertFormat { get; init; }

    /// <summary>How many errors one validation collects before it stops.</summary>
    /// <value>At least 1. The default is 50.</value>
    public int MaxErrors { get; init; } = 50;

    /// <summary>How deep arrays and objects may nest in an instance that is given as bytes.</summary>
    /// <value>1 to 1000. The default is 64.</value>
    public int MaxDepth { get; init; } = 64;

    /// <summary>
    /// How many schemas one validation may apply to values, repeated ones counted each time; past it the instance is refused
    /// with keyword <c>$depth</c>.
    /// </summary>
    /// <value>At least 1. The default is 5,000,000: far more than a request of a megabyte needs, and the end of alternatives that multiply at every level.</value>
    public int MaxSteps { get; init; } = 5_000_000;
}
