using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>propertyNames</c>; the error points at the member whose name is refused.</summary>
internal sealed class PropertyNamesKeyword(KeywordPlace place, SchemaNode names) : Keyword(place)
{
    public static PropertyNamesKeyword? Create(KeywordSource source) =>
        source.Child("propertyNames") is { } names ? new PropertyNamesKeyword(source.Place("propertyNames"), names) : null;

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var valid = true;
        if (instance.ValueKind != JsonValueKind.Object || names.AcceptsAll)
        {
            return valid;
        }

        foreach (var property in instance.EnumerateObject())
        {
            var name = AsValue(property);
            if (context.Probe(names, name, null))
            {
                continue;
            }

            valid = false;
            if (context.IsDecided)
            {
                break;
            }

            var text = JsonText.ReadName(property);
            context.Report(Place, new Refusal("The member's name is not allowed.", ("property", text)), text, context.Explain([names], name));
        }

        return valid;
    }

    private static JsonElement AsValue(JsonProperty property) =>
        JsonElement.Parse((byte[])[(byte)'"', .. JsonText.RawName(property), (byte)'"']);
}
