using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Resources;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>, which mean nothing without it.</summary>
internal sealed class ContainsKeyword(KeywordPlace place, SchemaNode wanted, int least, int most) : Keyword(place)
{
    public static ContainsKeyword? Create(KeywordSource source)
    {
        if (source.Child("contains") is not { } wanted)
        {
            return null;
        }

        // The bounds belong to the validation vocabulary; a dialect without it has the defaults.
        var counts = source.Has(Vocabularies.Validation);
        var least = counts ? source.Count("minContains") : null;
        var most = counts ? source.Count("maxContains") : null;
        return new ContainsKeyword(source.Place("contains"), wanted, least ?? 1, most ?? int.MaxValue);
    }

    public override bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        if (instance.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        var found = 0;
        var position = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (context.Probe(wanted, item, null))
            {
                found++;
                evaluated?.Mark(position);
            }

            position++;
            if (evaluated is null && (found > most || (found >= least && most == int.MaxValue)))
            {
                break;
            }
        }

        return Judge(found, context);
    }

    private bool Judge(int found, EvaluationContext context)
    {
        if (found >= least && found <= most)
        {
            return true;
        }

        if (context.IsCollecting)
        {
            var limit = (found < least ? least : most).ToString(CultureInfo.InvariantCulture);
            var place = found > most ? Place.Sibling("maxContains") : least == 1 ? Place : Place.Sibling("minContains");
            context.Report(place, new Refusal($"At {(found < least ? "least" : "most")} {limit} items must match.", ("limit", limit)));
        }

        return false;
    }
}
