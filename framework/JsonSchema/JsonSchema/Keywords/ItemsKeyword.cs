using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>prefixItems</c> and <c>items</c> together, in one pass.</summary>
internal sealed class ItemsKeyword(KeywordPlace place, SchemaNode[] prefix, SchemaNode? rest) : Keyword(place)
{
    public static ItemsKeyword? Create(KeywordSource source)
    {
        var prefix = source.Children("prefixItems");
        var rest = source.Child("items");
        return prefix is null && rest is null ? null : new ItemsKeyword(source.Place("items"), prefix ?? [], rest);
    }

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var valid = true;
        if (instance.ValueKind != JsonValueKind.Array)
        {
            return valid;
        }

        var position = 0;
        foreach (var item in instance.EnumerateArray())
        {
            var node = position < prefix.Length ? prefix[position] : rest;
            if (node is null)
            {
                break;
            }

            evaluated?.Mark(position);
            valid &= context.Descend(node, item, position++);
            if (!valid && context.IsDecided)
            {
                break;
            }
        }

        return valid;
    }
}
