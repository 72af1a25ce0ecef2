using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Patterns;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>pattern</c>.</summary>
internal sealed class PatternKeyword(KeywordPlace place, EcmaPattern pattern) : Assertion(place)
{
    public static PatternKeyword? Create(KeywordSource source) =>
        source.TryGetText("pattern", out var text) ? new PatternKeyword(source.Place("pattern"), Compile(source, "pattern", text)) : null;

    public static EcmaPattern Compile(KeywordSource source, string keyword, string text) =>
        EcmaPattern.TryCompile(text, out var pattern, out var why) ? pattern : throw source.Fault(keyword, $"The pattern '{text}' is refused: {why}");

    protected override bool Holds(in JsonElement instance) =>
        instance.ValueKind != JsonValueKind.String || pattern.IsMatch(JsonText.Raw(instance));

    protected override Refusal Describe(in JsonElement instance) =>
        new("The text must match the pattern.", ("pattern", pattern.Source));
}
