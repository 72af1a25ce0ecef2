using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>minimum</c>, <c>maximum</c> and their exclusive forms.</summary>
internal sealed class BoundKeyword(KeywordPlace place, JsonElement limit) : Assertion(place)
{
    private readonly JsonNumber bound = JsonNumber.From(limit);
    private readonly int refusedSide = place.Name is "minimum" or "exclusiveMinimum" ? -1 : 1;
    private readonly bool isExclusive = place.Name.StartsWith("exclusive", StringComparison.Ordinal);

    public static BoundKeyword? Create(KeywordSource source, string keyword)
    {
        if (!source.TryGet(keyword, out var limit))
        {
            return null;
        }

        source.RequireKind(keyword, limit, JsonValueKind.Number, "a number");
        return new BoundKeyword(source.Place(keyword), limit);
    }

    protected override bool Holds(in JsonElement instance)
    {
        if (instance.ValueKind != JsonValueKind.Number)
        {
            return true;
        }

        var side = Math.Sign(JsonNumber.From(instance).CompareTo(bound));
        return side != refusedSide && !(isExclusive && side == 0);
    }

    protected override Refusal Describe(in JsonElement instance)
    {
        var text = limit.GetRawText();
        var relation = (refusedSide, isExclusive) switch
        {
            (-1, false) => "at least",
            (-1, true) => "more than",
            (_, false) => "at most",
            _ => "less than",
        };
        return new Refusal($"The number must be {relation} {text}.", ("limit", text));
    }
}
