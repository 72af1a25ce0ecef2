using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Evaluation;

/// <summary>A keyword that looks at one value alone, without subschemas.</summary>
internal abstract class Assertion(KeywordPlace place) : Keyword(place)
{
    public sealed override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        if (Holds(instance))
        {
            return true;
        }

        if (context.IsCollecting)
        {
            context.Report(Place, Describe(instance));
        }

        return false;
    }

    protected abstract bool Holds(in JsonElement instance);

    protected abstract Refusal Describe(in JsonElement instance);
}
