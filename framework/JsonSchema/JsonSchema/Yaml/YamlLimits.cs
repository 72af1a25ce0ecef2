namespace DigitalIndiaStack.JsonSchema.Yaml;

/// <summary>How much a YAML document may ask of its reader.</summary>
public sealed record YamlLimits
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    /// <value>The default is 4,194,304.</value>
    public int MaxLength { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most values in the result: keys, scalars, lists and mappings, aliases written out.</summary>
    /// <value>The default is 200,000.</value>
    public int MaxNodes { get; init; } = 200_000;

    /// <summary>How deep lists and mappings may nest.</summary>
    /// <value>At most 900. The default is 64.</value>
    public int MaxDepth { get; init; } = 64;

    /// <summary>How many aliases may be used.</summary>
    /// <value>The default is 100.</value>
    public int MaxAliases { get; init; } = 100;
}
