using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Resources;

namespace DigitalIndiaStack.JsonSchema.Evaluation;

/// <summary>What one validation carries along: dynamic scope, depth, and, in the second pass over an invalid instance, path and errors.</summary>
internal sealed class EvaluationContext(SchemaOptions options)
{
    // Nested evaluations, in place and downwards together; far below what a thread's stack holds.
    private const int MaxNesting = 1024;

    private readonly List<SchemaNode> scope = [];
    private readonly List<string> path = [];
    private List<ValidationError> errors = [];
    private int remaining = options.MaxErrors;
    private int steps;
    private bool explaining;

    /// <summary>Whether errors are wanted; otherwise the first refusal ends the evaluation.</summary>
    public bool IsCollecting { get; private set; }

    /// <summary>Whether a bound was hit; then the instance is refused whatever an enclosing <c>not</c> makes of it.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Whether more work after a refusal would bring nothing.</summary>
    public bool IsDecided => !IsCollecting || remaining <= 0;

    /// <summary>Begins one schema; false when a bound is hit.</summary>
    public bool Enter(SchemaNode node)
    {
        if (scope.Count < MaxNesting && steps < options.MaxSteps)
        {
            steps++;
            scope.Add(node);
            return true;
        }

        IsExhausted = true;
        return false;
    }

    public void Leave() => scope.RemoveAt(scope.Count - 1);

    /// <summary>Looks for a dynamic anchor from the outermost schema resource inwards (Core, section 8.2.3.2).</summary>
    public SchemaNode? FindDynamic(string anchor)
    {
        SchemaResource? seen = null;
        foreach (var node in scope)
        {
            if (ReferenceEquals(node.Resource, seen))
            {
                continue;
            }

            seen = node.Resource;
            if (seen.DynamicNodes.TryGetValue(anchor, out var target))
            {
                return target;
            }
        }

        return null;
    }

    /// <summary>Judges a member's value; the name enters the path.</summary>
    public bool Descend(SchemaNode node, JsonProperty property)
    {
        if (!IsCollecting)
        {
            return node.Validate(property.Value, this, null);
        }

        return Descend(node, property.Value, Values.JsonText.ReadName(property));
    }

    /// <summary>Judges an item; its index enters the path.</summary>
    public bool Descend(SchemaNode node, in JsonElement item, int index) =>
        IsCollecting
            ? Descend(node, item, index.ToString(CultureInfo.InvariantCulture))
            : node.Validate(item, this, null);

    /// <summary>Judges without collecting errors: for conditions, negation and alternatives.</summary>
    public bool Probe(SchemaNode node, in JsonElement instance, EvaluatedSet? evaluated)
    {
        var collecting = IsCollecting;
        IsCollecting = false;
        var valid = node.Validate(instance, this, evaluated);
        IsCollecting = collecting;
        return valid;
    }

    /// <summary>Says what each alternative refuses, apart from the errors of the whole. Alternatives inside alternatives are named, not explained.</summary>
    public IReadOnlyList<ValidationError> Explain(ReadOnlySpan<SchemaNode> alternatives, in JsonElement instance)
    {
        if (explaining || remaining <= 0)
        {
            return [];
        }

        var (outer, outerRemaining) = (errors, remaining);
        (errors, remaining, explaining) = ([], options.MaxErrors, true);
        foreach (var alternative in alternatives)
        {
            alternative.Validate(instance, this, null);
        }

        var causes = errors;
        (errors, remaining, explaining) = (outer, outerRemaining, false);
        return causes;
    }

    /// <summary>Judges again an instance known to be invalid, and says why.</summary>
    public IReadOnlyList<ValidationError> Collect(SchemaNode root, in JsonElement instance)
    {
        IsCollecting = true;
        root.Validate(instance, this, null);
        if (IsExhausted || errors.Count == 0)
        {
            // What else was found rests on an evaluation that did not end.
            path.Clear();
            (errors, remaining) = ([], 1);
            Report(KeywordPlace.In(root.Location, "$depth"), new Refusal("The value nests deeper, or takes more steps, than a validation may."));
        }

        return errors;
    }

    public bool RefuseFalse(SchemaNode node)
    {
        if (IsCollecting)
        {
            var place = new KeywordPlace(node.Site.Keyword, node.Location);
            Report(place, SaysMember(place.Name) && path.Count > 0
                ? new Refusal("This member is not allowed.", ("property", path[^1]))
                : new Refusal("No value is allowed here."));
        }

        return false;
    }

    public void Report(KeywordPlace place, Refusal refusal) => Report(place, refusal, null, []);

    public void Report(KeywordPlace place, Refusal refusal, string? member, IReadOnlyList<ValidationError> causes)
    {
        if (remaining <= 0)
        {
            return;
        }

        remaining--;
        var pointer = string.Concat(path.Select(token => "/" + JsonPointer.Escape(token)));
        pointer = member is null ? pointer : $"{pointer}/{JsonPointer.Escape(member)}";
        var arguments = (refusal.Arguments ?? []).ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal);
        errors.Add(new ValidationError(pointer, place.Name, place.Location, refusal.Message, arguments, causes));
    }

    private static bool SaysMember(string keyword) =>
        keyword is "additionalProperties" or "unevaluatedProperties" or "properties" or "patternProperties";

    private bool Descend(SchemaNode node, in JsonElement value, string token)
    {
        path.Add(token);
        var valid = node.Validate(value, this, null);
        path.RemoveAt(path.Count - 1);
        return valid;
    }
}
