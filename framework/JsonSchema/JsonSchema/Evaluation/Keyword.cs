using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Evaluation;

/// <summary>One compiled rule of a schema; immutable once the schema is handed out.</summary>
internal abstract class Keyword(KeywordPlace place)
{
    public KeywordPlace Place { get; } = place;

    /// <summary>The schemas that this keyword applies to the same value; a cycle of them would never end.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];

    /// <summary>Whether the keyword asks what its neighbours have judged.</summary>
    public virtual bool ReadsEvaluated => false;

    /// <summary>Judges a value.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="context">State of this validation; receives the errors.</param>
    /// <param name="evaluated">Receives the members or items judged; null when nobody asks.</param>
    public abstract bool Validate(in JsonElement instance, EvaluationContext context, EvaluatedSet? evaluated);
}
