using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Patterns;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c> together, in one pass over the members.</summary>
internal sealed class PropertiesKeyword(
    KeywordPlace place,
    NameMap<SchemaNode> named,
    (EcmaPattern Pattern, SchemaNode Node)[] patterned,
    SchemaNode? additional) : Keyword(place)
{
    public static PropertiesKeyword? Create(KeywordSource source)
    {
        var additional = source.Child("additionalProperties");
        if (additional is null && !source.TryGet("properties", out _) && !source.TryGet("patternProperties", out _))
        {
            return null;
        }

        var named = new NameMap<SchemaNode>();
        foreach (var (name, node) in source.Members("properties"))
        {
            named.Add(name, node);
        }

        var patterned = source.Members("patternProperties")
            .Select(member => (source.Pattern("patternProperties", member.Name), member.Node));
        return new PropertiesKeyword(source.Place("properties"), named, [.. patterned], additional);
    }

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var valid = true;
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return valid;
        }

        var position = 0;
        foreach (var property in instance.EnumerateObject())
        {
            valid &= ValidateMember(property, context, out var matched);
            if (!valid && context.IsDecided)
            {
                break;
            }

            if (matched)
            {
                evaluated?.Mark(position);
            }

            position++;
        }

        return valid;
    }

    private bool ValidateMember(JsonProperty property, EvaluationContext context, out bool matched)
    {
        var name = JsonText.RawName(property);
        var valid = true;
        matched = named.TryGet(name, out var node);
        if (node is not null)
        {
            valid = context.Descend(node, property);
        }

        foreach (var entry in patterned)
        {
            if (entry.Pattern.IsMatch(name))
            {
                matched = true;
                valid &= context.Descend(entry.Node, property);
            }
        }

        if (!matched && additional is not null)
        {
            matched = true;
            valid = context.Descend(additional, property);
        }

        return valid;
    }
}
