using System.Text;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>dependentSchemas</c>.</summary>
internal sealed class DependentSchemasKeyword(KeywordPlace place, (byte[] Name, SchemaNode Node)[] dependencies) : Keyword(place)
{
    public override IEnumerable<SchemaNode> InPlace => dependencies.Select(dependency => dependency.Node);

    public static DependentSchemasKeyword? Create(KeywordSource source)
    {
        var members = source.Members("dependentSchemas");
        return members.Count == 0
            ? null
            : new DependentSchemasKeyword(source.Place("dependentSchemas"), [.. members.Select(member => (Encoding.UTF8.GetBytes(member.Name), member.Node))]);
    }

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var valid = true;
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return valid;
        }

        foreach (var (name, node) in dependencies)
        {
            if (JsonText.HasMember(instance, name))
            {
                valid &= node.Validate(instance, context, evaluated);
                if (!valid && context.IsDecided)
                {
                    break;
                }
            }
        }

        return valid;
    }
}
