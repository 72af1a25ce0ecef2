using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>minLength</c>, in code points.</summary>
internal sealed class MinLengthKeyword(KeywordPlace place, int limit) : Assertion(place)
{
    public static MinLengthKeyword? Create(KeywordSource source) =>
        source.Count("minLength") is { } limit ? new MinLengthKeyword(source.Place("minLength"), limit) : null;

    protected override bool Holds(in JsonElement instance) =>
        instance.ValueKind != JsonValueKind.String || JsonText.CountCodePoints(JsonText.Raw(instance)) >= limit;

    protected override Refusal Describe(in JsonElement instance)
    {
        var text = limit.ToString(CultureInfo.InvariantCulture);
        return new Refusal($"The text must have at least {text} characters.", ("limit", text));
    }
}

/// <summary><c>maxLength</c>, in code points.</summary>
internal sealed class MaxLengthKeyword(KeywordPlace place, int limit) : Assertion(place)
{
    public static MaxLengthKeyword? Create(KeywordSource source) =>
        source.Count("maxLength") is { } limit ? new MaxLengthKeyword(source.Place("maxLength"), limit) : null;

    protected override bool Holds(in JsonElement instance)
    {
        if (instance.ValueKind != JsonValueKind.String)
        {
            return true;
        }

        // As many bytes as characters allowed: no need to count.
        var raw = JsonText.Raw(instance);
        return raw.Length <= limit || JsonText.CountCodePoints(raw) <= limit;
    }

    protected override Refusal Describe(in JsonElement instance)
    {
        var text = limit.ToString(CultureInfo.InvariantCulture);
        return new Refusal($"The text must have at most {text} characters.", ("limit", text));
    }
}
