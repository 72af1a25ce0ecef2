using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>not</c>.</summary>
internal sealed class NotKeyword(KeywordPlace place, SchemaNode refused) : Keyword(place)
{
    public override IEnumerable<SchemaNode> InPlace => [refused];

    public static NotKeyword? Create(KeywordSource source) =>
        source.Child("not") is { } refused ? new NotKeyword(source.Place("not"), refused) : null;

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        if (!context.Probe(refused, instance, null))
        {
            return true;
        }

        if (context.IsCollecting)
        {
            context.Report(Place, new Refusal("The value matches what the schema excludes."));
        }

        return false;
    }
}
