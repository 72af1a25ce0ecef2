using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>$ref</c>.</summary>
internal sealed class ReferenceKeyword(KeywordPlace place, SchemaNode target) : Keyword(place)
{
    public override IEnumerable<SchemaNode> InPlace => [target];

    public static ReferenceKeyword? Create(KeywordSource source) => source.TryGetText("$ref", out var reference)
        ? new ReferenceKeyword(source.Place("$ref"), source.Reference("$ref", reference))
        : null;

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated) =>
        target.Validate(instance, context, evaluated);
}

/// <summary><c>$dynamicRef</c>: like <c>$ref</c>, unless it names a dynamic anchor that a schema further out declares too.</summary>
internal sealed class DynamicReferenceKeyword(KeywordPlace place, SchemaNode target, string? anchor) : Keyword(place)
{
    // Where the scope may lead elsewhere only the nesting bound of the evaluation can stop a loop.
    public override IEnumerable<SchemaNode> InPlace => anchor is null ? [target] : [];

    public static DynamicReferenceKeyword? Create(KeywordSource source)
    {
        if (!source.TryGetText("$dynamicRef", out var reference))
        {
            return null;
        }

        var isDynamic = source.NamesDynamicAnchor("$dynamicRef", reference, out var anchor);
        return new DynamicReferenceKeyword(source.Place("$dynamicRef"), source.Reference("$dynamicRef", reference), isDynamic ? anchor : null);
    }

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var node = anchor is null ? null : context.FindDynamic(anchor);
        return (node ?? target).Validate(instance, context, evaluated);
    }
}
