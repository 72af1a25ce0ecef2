using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Conformance.Cli.Init;

/// <summary>Writes values as YAML on one line.</summary>
internal static partial class YamlFlow
{
    public static string Of(JsonNode? node) => node switch
    {
        JsonObject members => $"{{ {string.Join(", ", members.Select(pair => $"{pair.Key}: {Of(pair.Value)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(Of))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Text(value.GetValue<string>()),
        null => "null",
        _ => node.ToJsonString(),
    };

    // What could be read as a number, a date or a truth is quoted, and whatever is not plainly a word.
    public static string Text(string text) => Word().IsMatch(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex("^(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z][A-Za-z0-9_.-]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
