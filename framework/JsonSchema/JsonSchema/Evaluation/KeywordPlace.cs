namespace DigitalIndiaStack.JsonSchema.Evaluation;

/// <summary>Where a keyword stands.</summary>
/// <param name="Name">The keyword.</param>
/// <param name="Location">Its absolute location: a URI with a JSON pointer as fragment.</param>
internal sealed record KeywordPlace(string Name, string Location)
{
    public static KeywordPlace In(string schemaLocation, string name) => new(name, $"{schemaLocation}/{name}");

    /// <summary>Another keyword of the same schema.</summary>
    public KeywordPlace Sibling(string name) => new(name, string.Concat(Location.AsSpan(0, Location.Length - Name.Length), name));
}
