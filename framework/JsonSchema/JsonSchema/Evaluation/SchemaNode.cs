using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Resources;

namespace DigitalIndiaStack.JsonSchema.Evaluation;

/// <summary>One compiled schema: true, false, or a list of keywords. Filled once by the compiler, because schemas may refer to each other in circles.</summary>
internal sealed class SchemaNode(SchemaSite site)
{
    private Keyword[] keywords = [];
    private bool tracks;

    public SchemaSite Site { get; } = site;

    public string Location { get; } = site.Location;

    public SchemaResource Resource => Site.Resource;

    /// <summary>Whether this is the schema <c>false</c>.</summary>
    public bool RefusesAll { get; private set; }

    /// <summary>Whether this is the schema <c>true</c> or one without a rule.</summary>
    public bool AcceptsAll => !RefusesAll && keywords.Length == 0;

    public IEnumerable<SchemaNode> InPlace => keywords.SelectMany(keyword => keyword.InPlace);

    public void Complete(bool verdict) => RefusesAll = !verdict;

    public void Complete(Keyword[] compiled)
    {
        keywords = compiled;
        tracks = compiled.Any(keyword => keyword.ReadsEvaluated);
    }

    /// <summary>Judges a value; see <see cref="Keyword.Validate"/>.</summary>
    public bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        if (keywords.Length == 0)
        {
            return !RefusesAll || context.RefuseFalse(this);
        }

        if (!context.Enter(this))
        {
            return false;
        }

        // Only what this schema and those it applies in place have judged counts for its own unevaluated keywords.
        var own = tracks ? new EvaluatedSet() : evaluated;
        var valid = ValidateKeywords(instance, context, own);
        context.Leave();
        if (tracks && own is not null)
        {
            evaluated?.Merge(own);
        }

        return valid;
    }

    private bool ValidateKeywords(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated)
    {
        var valid = true;
        foreach (var keyword in keywords)
        {
            // Alternatives that failed have judged nothing: what stays unevaluated then would only confuse.
            if (!valid && keyword.ReadsEvaluated)
            {
                break;
            }

            if (keyword.Validate(instance, context, evaluated))
            {
                continue;
            }

            valid = false;
            if (context.IsDecided)
            {
                break;
            }
        }

        return valid;
    }
}
