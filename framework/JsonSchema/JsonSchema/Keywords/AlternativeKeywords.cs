using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>anyOf</c> and <c>oneOf</c>: how many of the alternatives accept the value.</summary>
internal abstract class AlternativesKeyword(KeywordPlace place, SchemaNode[] alternatives) : Keyword(place)
{
    public override IEnumerable<SchemaNode> InPlace => alternatives;

    /// <summary>Counts the accepting alternatives, at most up to a number after which the answer is known.</summary>
    protected int CountAccepting(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated, int enough)
    {
        var accepting = 0;
        foreach (var alternative in alternatives)
        {
            var judged = evaluated is null ? null : new EvaluatedSet();
            if (!context.Probe(alternative, instance, judged))
            {
                continue;
            }

            if (judged is not null)
            {
                evaluated?.Merge(judged);
            }

            if (++accepting >= enough)
            {
                break;
            }
        }

        return accepting;
    }

    protected bool RefuseAll(in JsonElement instance, EvaluationContext context)
    {
        if (context.IsCollecting)
        {
            context.Report(Place, new Refusal("The value matches none of the alternatives."), null, context.Explain(alternatives, instance));
        }

        return false;
    }
}

/// <summary><c>anyOf</c>.</summary>
internal sealed class AnyOfKeyword(KeywordPlace place, SchemaNode[] alternatives) : AlternativesKeyword(place, alternatives)
{
    public static AnyOfKeyword? Create(KeywordSource source) =>
        source.Children("anyOf") is { } alternatives ? new AnyOfKeyword(source.Place("anyOf"), alternatives) : null;

    // Where somebody asks what was evaluated, every accepting alternative counts.
    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated) =>
        CountAccepting(instance, context, evaluated, evaluated is null ? 1 : int.MaxValue) > 0 || RefuseAll(instance, context);
}

/// <summary><c>oneOf</c>.</summary>
internal sealed class OneOfKeyword(KeywordPlace place, SchemaNode[] alternatives) : AlternativesKeyword(place, alternatives)
{
    public static OneOfKeyword? Create(KeywordSource source) =>
        source.Children("oneOf") is { } alternatives ? new OneOfKeyword(source.Place("oneOf"), alternatives) : null;

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var accepting = CountAccepting(instance, context, evaluated, enough: 2);
        if (accepting == 1)
        {
            return true;
        }

        if (accepting == 0)
        {
            return RefuseAll(instance, context);
        }

        if (context.IsCollecting)
        {
            context.Report(Place, new Refusal("The value matches more than one of the alternatives.", ("matching", accepting.ToString(CultureInfo.InvariantCulture))));
        }

        return false;
    }
}
