using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>minItems</c>, <c>maxItems</c>, <c>minProperties</c>, <c>maxProperties</c>.</summary>
internal sealed class SizeKeyword(KeywordPlace place, int limit) : Assertion(place)
{
    private readonly bool isLower = place.Name.StartsWith("min", StringComparison.Ordinal);
    private readonly JsonValueKind kind = place.Name.EndsWith("Items", StringComparison.Ordinal) ? JsonValueKind.Array : JsonValueKind.Object;

    public static SizeKeyword? Create(KeywordSource source, string keyword) =>
        source.Count(keyword) is { } limit ? new SizeKeyword(source.Place(keyword), limit) : null;

    protected override bool Holds(in JsonElement instance)
    {
        if (instance.ValueKind != kind)
        {
            return true;
        }

        var size = kind == JsonValueKind.Array ? instance.GetArrayLength() : instance.GetPropertyCount();
        return isLower ? size >= limit : size <= limit;
    }

    protected override Refusal Describe(in JsonElement instance)
    {
        var text = limit.ToString(CultureInfo.InvariantCulture);
        var parts = kind == JsonValueKind.Array ? "items" : "members";
        return new Refusal($"There must be at {(isLower ? "least" : "most")} {text} {parts}.", ("limit", text));
    }
}
