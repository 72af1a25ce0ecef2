namespace DigitalIndiaStack.Core.Spec;

/// <summary>A rule of a specification that a request broke.</summary>
/// <param name="Pointer">Where.</param>
/// <param name="Rule">The keyword of the schema.</param>
/// <param name="Arguments">Named values for the text.</param>
internal sealed record SpecError(string Pointer, string Rule, IReadOnlyDictionary<string, string>? Arguments = null)
{
    public static SpecError Of(string pointer, string rule, string argument, string value) =>
        new(pointer, rule, new Dictionary<string, string> { [argument] = value });
}
