using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>allOf</c>; the errors are those of its parts.</summary>
internal sealed class AllOfKeyword(KeywordPlace place, SchemaNode[] parts) : Keyword(place)
{
    public override IEnumerable<SchemaNode> InPlace => parts;

    public static AllOfKeyword? Create(KeywordSource source) =>
        source.Children("allOf") is { } parts ? new AllOfKeyword(source.Place("allOf"), parts) : null;

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var valid = true;
        foreach (var part in parts)
        {
            valid &= part.Validate(instance, context, evaluated);
            if (!valid && context.IsDecided)
            {
                break;
            }
        }

        return valid;
    }
}
