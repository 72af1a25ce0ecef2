using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>if</c> with <c>then</c> and <c>else</c>.</summary>
internal sealed class ConditionKeyword(KeywordPlace place, SchemaNode condition, SchemaNode? met, SchemaNode? unmet) : Keyword(place)
{
    public override IEnumerable<SchemaNode> InPlace => new[] { condition, met, unmet }.OfType<SchemaNode>();

    public static ConditionKeyword? Create(KeywordSource source) => source.Child("if") is { } condition
        ? new ConditionKeyword(source.Place("if"), condition, source.Child("then"), source.Child("else"))
        : null;

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var judged = evaluated is null ? null : new EvaluatedSet();
        if (!context.Probe(condition, instance, judged))
        {
            return unmet is null || unmet.Validate(instance, context, evaluated);
        }

        if (judged is not null)
        {
            evaluated?.Merge(judged);
        }

        return met is null || met.Validate(instance, context, evaluated);
    }
}
