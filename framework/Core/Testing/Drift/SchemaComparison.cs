using System.Globalization;
using System.Text.Json;

namespace DigitalIndiaStack.Core.Testing.Drift;

/// <summary>Compares schemas by what they allow, whatever they are called.</summary>
internal sealed class SchemaComparison(DriftReport report)
{
    // A format that no type in C# stands for stays with the specification.
    private static readonly HashSet<string> Formats = ["uuid", "date", "date-time", "uri", "email", "int32", "int64", "float", "double"];

    private static readonly string[] Bounds = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern", "default"];

    private readonly HashSet<(string, string)> seen = [];

    public void Compare(string where, ApiNode said, ApiNode done)
    {
        if (CompareForm(where, said, done))
        {
            foreach (var bound in Bounds)
            {
                report.Same(where, bound, Bound(said, bound), Bound(done, bound));
            }
        }
    }

    /// <summary>Compares where bounds of a scalar are not carried by its type: inside lists, maps and plain text.</summary>
    public void CompareUncarried(string where, ApiNode said, ApiNode done)
    {
        if (said["type"]?.Text is "object" or "array")
        {
            Compare(where, said, done);
        }
        else
        {
            CompareForm(where, said, done);
        }
    }

    private static bool IsFree(ApiNode schema) =>
        schema["type"]?.Text == "object" && schema["properties"] is null
        && schema["additionalProperties"]?.Value.ValueKind is null or JsonValueKind.True;

    private static string? Format(ApiNode schema) => (schema["type"]?.Text, schema["format"]?.Text) switch
    {
        ("integer", null) => "int32",
        ("number", null) => "double",
        (_, { } format) when Formats.Contains(format) => format,
        _ => null,
    };

    private static string? Enumeration(ApiNode schema) =>
        schema["enum"] is { } values ? string.Join(", ", values.Items.Select(value => value.Text).Order(StringComparer.Ordinal)) : null;

    private static string? Bound(ApiNode schema, string name)
    {
        if (schema[name] is not { } bound)
        {
            return null;
        }

        var text = bound.Value.ValueKind is JsonValueKind.Number ? bound.Value.GetDouble().ToString(CultureInfo.InvariantCulture) : bound.Text;
        return text == "0" && name.StartsWith("min", StringComparison.Ordinal) && name != "minimum" ? null : text;
    }

    private static Dictionary<string, ApiNode> Properties(ApiNode schema) =>
        schema["properties"]?.Members.ToDictionary(member => member.Name, member => member.Node) ?? [];

    private static string Required(ApiNode schema) =>
        string.Join(", ", (schema["required"]?.Items ?? []).Select(item => item.Text).Order(StringComparer.Ordinal));

    /// <returns>Whether bounds remain to be compared.</returns>
    private bool CompareForm(string where, ApiNode said, ApiNode done)
    {
        if (IsFree(said) && (done["type"] is null || IsFree(done)))
        {
            return false;
        }

        if (said.Name is not null && done.Name is not null && !seen.Add((said.Name, done.Name)))
        {
            return true;
        }

        report.Same(where, "type", said["type"]?.Text, done["type"]?.Text);
        report.Same(where, "format", Format(said), Format(done));
        report.Same(where, "enum", Enumeration(said), Enumeration(done));
        report.Same(where, "nullable", said["nullable"]?.Text, done["nullable"]?.Text);
        CompareObject(where, said, done);
        if (said["items"] is { } saidItems && done["items"] is { } doneItems)
        {
            CompareUncarried($"{where}[]", saidItems, doneItems);
        }

        return true;
    }

    private void CompareObject(string where, ApiNode said, ApiNode done)
    {
        report.Same(where, "required", Required(said), Required(done));
        foreach (var (name, saidOne, doneOne) in report.Both(where, "member", Properties(said), Properties(done)))
        {
            Compare($"{where}.{name}", saidOne, doneOne);
        }

        var (saidOthers, doneOthers) = (said["additionalProperties"], done["additionalProperties"]);
        if (saidOthers?.Value.ValueKind is JsonValueKind.Object && doneOthers?.Value.ValueKind is JsonValueKind.Object)
        {
            CompareUncarried($"{where}.*", saidOthers, doneOthers);
        }
        else
        {
            report.Same(where, "additionalProperties", saidOthers?.Text, doneOthers?.Text);
        }
    }
}
