using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>unevaluatedProperties</c>: what no other keyword of this schema, or of those it applies in place, has judged.</summary>
internal sealed class UnevaluatedPropertiesKeyword(KeywordPlace place, SchemaNode rest) : Keyword(place)
{
    public override bool ReadsEvaluated => true;

    public static UnevaluatedPropertiesKeyword? Create(KeywordSource source) => source.Child("unevaluatedProperties") is { } rest
        ? new UnevaluatedPropertiesKeyword(source.Place("unevaluatedProperties"), rest)
        : null;

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var valid = true;
        if (instance.ValueKind != JsonValueKind.Object || evaluated is null)
        {
            return valid;
        }

        var position = 0;
        foreach (var property in instance.EnumerateObject())
        {
            if (!evaluated.Holds(position++))
            {
                valid &= context.Descend(rest, property);
                if (!valid && context.IsDecided)
                {
                    break;
                }
            }
        }

        evaluated.MarkAll();
        return valid;
    }
}

/// <summary><c>unevaluatedItems</c>, likewise for arrays.</summary>
internal sealed class UnevaluatedItemsKeyword(KeywordPlace place, SchemaNode rest) : Keyword(place)
{
    public override bool ReadsEvaluated => true;

    public static UnevaluatedItemsKeyword? Create(KeywordSource source) => source.Child("unevaluatedItems") is { } rest
        ? new UnevaluatedItemsKeyword(source.Place("unevaluatedItems"), rest)
        : null;

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var valid = true;
        if (instance.ValueKind != JsonValueKind.Array || evaluated is null)
        {
            return valid;
        }

        var position = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (!evaluated.Holds(position))
            {
                valid &= context.Descend(rest, item, position);
                if (!valid && context.IsDecided)
                {
                    break;
                }
            }

            position++;
        }

        evaluated.MarkAll();
        return valid;
    }
}
