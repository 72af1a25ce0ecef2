using System.Text;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>dependentRequired</c>; one error for each missing member.</summary>
internal sealed class DependentRequiredKeyword(KeywordPlace place, (byte[] Name, string[] Needed)[] dependencies) : Keyword(place)
{
    public static DependentRequiredKeyword? Create(KeywordSource source)
    {
        if (!source.TryGet("dependentRequired", out var map))
        {
            return null;
        }

        source.RequireKind("dependentRequired", map, JsonValueKind.Object, "an object of lists");
        return new DependentRequiredKeyword(
            source.Place("dependentRequired"),
            [.. map.EnumerateObject().Select(property =>
                (Encoding.UTF8.GetBytes(JsonText.ReadName(property)), source.Texts("dependentRequired", property.Value)))]);
    }

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var valid = true;
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return valid;
        }

        foreach (var (name, needed) in dependencies)
        {
            if (JsonText.HasMember(instance, name) && !HasAll(instance, name, needed, context))
            {
                valid = false;
                if (context.IsDecided)
                {
                    break;
                }
            }
        }

        return valid;
    }

    private bool HasAll(in JsonElement instance, byte[] name, string[] needed, EvaluationContext context)
    {
        var valid = true;
        foreach (var member in needed)
        {
            if (JsonText.HasMember(instance, Encoding.UTF8.GetBytes(member)))
            {
                continue;
            }

            valid = false;
            if (context.IsCollecting)
            {
                var cause = Encoding.UTF8.GetString(name);
                context.Report(Place, new Refusal($"The member '{member}' is missing, as '{cause}' is given.", ("property", member), ("because", cause)));
            }
        }

        return valid;
    }
}
