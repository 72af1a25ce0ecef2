using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>uniqueItems</c>, by hash, so that a long list costs linear time.</summary>
internal sealed class UniqueItemsKeyword(KeywordPlace place) : Assertion(place)
{
    public static UniqueItemsKeyword? Create(KeywordSource source)
    {
        if (!source.TryGet("uniqueItems", out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.True => new UniqueItemsKeyword(source.Place("uniqueItems")),
            JsonValueKind.False => null,
            _ => throw source.Fault("uniqueItems", "uniqueItems must be true or false."),
        };
    }

    protected override bool Holds(in JsonElement instance)
    {
        if (instance.ValueKind != JsonValueKind.Array || instance.GetArrayLength() < 2)
        {
            return true;
        }

        var seen = new HashSet<JsonElement>(JsonEquality.Instance);
        foreach (var item in instance.EnumerateArray())
        {
            if (!seen.Add(item))
            {
                return false;
            }
        }

        return true;
    }

    protected override Refusal Describe(in JsonElement instance) => new("No two items may be equal.");
}
