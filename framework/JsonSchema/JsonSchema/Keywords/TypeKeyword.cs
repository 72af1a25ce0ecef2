using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>type</c>; a number without fraction is an integer however it is written (Validation, section 6.1.1).</summary>
internal sealed class TypeKeyword(KeywordPlace place, InstanceTypes allowed) : Assertion(place)
{
    public static TypeKeyword? Create(KeywordSource source)
    {
        if (!source.TryGet("type", out var value))
        {
            return null;
        }

        var names = value.ValueKind == JsonValueKind.String ? [JsonText.Read(value)] : source.Texts("type", value);
        var allowed = InstanceTypes.None;
        foreach (var name in names)
        {
            allowed |= InstanceTypeNames.Parse(name) ?? throw source.Fault("type", $"'{name}' is not a type.");
        }

        return allowed == InstanceTypes.None
            ? throw source.Fault("type", "type must name at least one type.")
            : new TypeKeyword(source.Place("type"), allowed);
    }

    protected override bool Holds(in JsonElement instance)
    {
        var kind = InstanceTypeNames.Of(instance.ValueKind);
        if ((allowed & kind) != 0)
        {
            return true;
        }

        return kind == InstanceTypes.Number && allowed.HasFlag(InstanceTypes.Integer) && JsonNumber.From(instance).IsInteger;
    }

    protected override Refusal Describe(in JsonElement instance)
    {
        var expected = InstanceTypeNames.Write(allowed);
        var actual = InstanceTypeNames.Write(InstanceTypeNames.Of(instance.ValueKind));
        return new Refusal($"The value must be of type {expected}.", ("expected", expected), ("actual", actual));
    }
}
