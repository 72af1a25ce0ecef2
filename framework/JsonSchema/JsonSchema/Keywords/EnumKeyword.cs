using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>enum</c>; texts are found in a table, other values compared one by one.</summary>
internal sealed class EnumKeyword : Assertion
{
    private readonly NameMap<string> texts = new();
    private readonly JsonElement[] others;
    private readonly string allowed;

    private EnumKeyword(KeywordPlace place, JsonElement values)
        : base(place)
    {
        allowed = string.Join(", ", values.EnumerateArray().Select(value => value.GetRawText()));
        others = [.. values.EnumerateArray().Where(value => value.ValueKind != JsonValueKind.String)];
        foreach (var value in values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String))
        {
            texts.Add(JsonText.Read(value), "");
        }
    }

    public static EnumKeyword? Create(KeywordSource source)
    {
        if (!source.TryGet("enum", out var values))
        {
            return null;
        }

        source.RequireKind("enum", values, JsonValueKind.Array, "a list");
        return new EnumKeyword(source.Place("enum"), values);
    }

    protected override bool Holds(in JsonElement instance)
    {
        if (instance.ValueKind == JsonValueKind.String)
        {
            return texts.TryGet(JsonText.Raw(instance), out _);
        }

        foreach (var other in others)
        {
            if (JsonEquality.Instance.Equals(instance, other))
            {
                return true;
            }
        }

        return false;
    }

    protected override Refusal Describe(in JsonElement instance) =>
        new("The value must be one of those the schema lists.", ("allowed", allowed));
}
