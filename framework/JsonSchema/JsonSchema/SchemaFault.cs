namespace DigitalIndiaStack.JsonSchema;

/// <summary>Why a schema could not be compiled.</summary>
/// <param name="Location">Absolute location of the keyword at fault: a URI with a JSON pointer as fragment.</param>
/// <param name="Message">What is wrong, in English, for the author of the schema.</param>
public sealed record SchemaFault(string Location, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{Location}: {Message}";
}
