using System.Text;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>required</c>; one error for each missing member.</summary>
internal sealed class RequiredKeyword(KeywordPlace place, string[] names) : Keyword(place)
{
    private readonly byte[][] encoded = [.. names.Select(Encoding.UTF8.GetBytes)];

    public static RequiredKeyword? Create(KeywordSource source) =>
        source.TryGet("required", out var list) ? new RequiredKeyword(source.Place("required"), source.Texts("required", list)) : null;

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        var valid = true;
        for (var index = 0; index < encoded.Length && (valid || !context.IsDecided); index++)
        {
            if (JsonText.HasMember(instance, encoded[index]))
            {
                continue;
            }

            valid = false;
            if (context.IsCollecting)
            {
                context.Report(Place, new Refusal($"The member '{names[index]}' is missing.", ("property", names[index])));
            }
        }

        return valid;
    }
}
