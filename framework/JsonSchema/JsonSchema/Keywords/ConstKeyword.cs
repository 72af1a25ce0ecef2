using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>const</c>.</summary>
internal sealed class ConstKeyword(KeywordPlace place, JsonElement expected) : Assertion(place)
{
    public static ConstKeyword? Create(KeywordSource source) =>
        source.TryGet("const", out var expected) ? new ConstKeyword(source.Place("const"), expected) : null;

    protected override bool Holds(in JsonElement instance) => JsonEquality.Instance.Equals(instance, expected);

    protected override Refusal Describe(in JsonElement instance) =>
        new("The value must be the one the schema states.", ("expected", expected.GetRawText()));
}
