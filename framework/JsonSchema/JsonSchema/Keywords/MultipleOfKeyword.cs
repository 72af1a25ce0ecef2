using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>multipleOf</c>, in exact decimal arithmetic.</summary>
internal sealed class MultipleOfKeyword(KeywordPlace place, JsonElement factor) : Assertion(place)
{
    private readonly JsonNumber divisor = JsonNumber.From(factor);

    public static MultipleOfKeyword? Create(KeywordSource source)
    {
        if (!source.TryGet("multipleOf", out var factor))
        {
            return null;
        }

        source.RequireKind("multipleOf", factor, JsonValueKind.Number, "a number");
        return JsonNumber.From(factor).IsPositive
            ? new MultipleOfKeyword(source.Place("multipleOf"), factor)
            : throw source.Fault("multipleOf", "multipleOf must be greater than 0.");
    }

    protected override bool Holds(in JsonElement instance) =>
        instance.ValueKind != JsonValueKind.Number || JsonNumber.From(instance).IsMultipleOf(divisor);

    protected override Refusal Describe(in JsonElement instance)
    {
        var text = factor.GetRawText();
        return new Refusal($"The number must be a multiple of {text}.", ("factor", text));
    }
}
