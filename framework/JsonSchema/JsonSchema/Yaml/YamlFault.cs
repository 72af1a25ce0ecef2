namespace DigitalIndiaStack.JsonSchema.Yaml;

/// <summary>Why a YAML document was refused.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong, in English, for the author of the document.</param>
public sealed record YamlFault(long Line, long Column, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"({Line},{Column}): {Message}";
}
