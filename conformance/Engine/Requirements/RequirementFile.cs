using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Requirements;

/// <summary>Reads <c>specs/&lt;block&gt;/requirements.yaml</c>, naming every fault of a file at once.</summary>
internal static class RequirementFile
{
    private static readonly Dictionary<string, RequirementLevel> Levels = new(StringComparer.Ordinal)
    {
        ["MUST"] = RequirementLevel.Must,
        ["MUST NOT"] = RequirementLevel.MustNot,
        ["SHOULD"] = RequirementLevel.Should,
        ["SHOULD NOT"] = RequirementLevel.Should,
        ["MAY"] = RequirementLevel.May,
    };

    private static readonly Dictionary<string, Verification> Verifications = new(StringComparer.Ordinal)
    {
        ["automatic"] = Verification.Automatic,
        ["attested"] = Verification.Attested,
        ["not-verifiable"] = Verification.NotVerifiable,
    };

    public static List<Requirement> Read(string block, JsonNode? document, List<string> faults)
    {
        var entries = document as JsonArray ?? (document as JsonObject)?["requirements"] as JsonArray;
        if (entries is null)
        {
            faults.Add($"specs/{block}/requirements.yaml: a list of requirements is expected.");
            return [];
        }

        return [.. entries.OfType<JsonObject>().Select(entry => ReadEntry(block, entry, faults)).OfType<Requirement>()];
    }

    private static Requirement? ReadEntry(string block, JsonObject entry, List<string> faults)
    {
        var id = entry.Text("id");
        var level = entry.Text("level");
        var verify = entry.Text("verify") is { Length: > 0 } given ? given : "automatic";
        var where = $"specs/{block}/requirements.yaml, {(id.Length == 0 ? "an entry without id" : id)}";
        var before = faults.Count;
        Demand(id.Length > 0 && entry.Text("text").Length > 0, $"{where}: id and text are required.", faults);
        Demand(Levels.ContainsKey(level), $"{where}: level '{level}' is none of {string.Join(", ", Levels.Keys)}.", faults);
        Demand(Verifications.ContainsKey(verify), $"{where}: verify '{verify}' is none of {string.Join(", ", Verifications.Keys)}.", faults);
        Demand(verify == "automatic" || entry.Text("reason").Length > 0, $"{where}: verify '{verify}' needs a reason.", faults);
        if (faults.Count > before)
        {
            return null;
        }

        return new Requirement
        {
            Id = id,
            Block = block,
            Level = Levels[level],
            Text = entry.Text("text"),
            Anchor = entry.Text("anchor"),
            Operations = entry.Texts("operations"),
            Profiles = entry.Texts("profiles"),
            Verify = Verifications[verify],
            Reason = entry.Text("reason"),
            Sources = entry.Texts("sources"),
        };
    }

    private static void Demand(bool holds, string fault, List<string> faults)
    {
        if (!holds)
        {
            faults.Add(fault);
        }
    }
}
