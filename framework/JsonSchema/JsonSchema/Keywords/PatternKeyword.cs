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
        source.TryGetText("pattern", out var text) ? new PatternKeyword(source.Place("pattern"), source.Pattern("pattern", text)) : null;

    protected override bool Holds(in JsonElement instance) =>
        instance.ValueKind != JsonValueKind.String || pattern.IsMatch(JsonText.Raw(instance));

    protected override Refusal Describe(in JsonElement instance) =>
        new("The text must match the pattern.", ("pattern", pattern.Source));
}
