using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Tells a developer of the server all that is needed to repair a breach.</summary>
internal static class FailureText
{
    public static string Of(CheckResult result, IReadOnlyDictionary<string, Requirement> requirements) =>
        Of(CheckEntry.Of(result), id => requirements.TryGetValue(id, out var found) ? $"{found.Text} ({found.Place.File}:{found.Place.Line})" : "");

    public static string Of(CheckEntry check, Results results) =>
        Of(check, id => results.Requirement(id) is { } found ? $"{found.Text} ({found.Spec.File}:{found.Spec.Line})" : "");

    private static string Of(CheckEntry check, Func<string, string> sentence)
    {
        List<string> lines = [.. check.Requirements.Select(id => $"{id}: {sentence(id)}")];
        if (check.Reason is not null)
        {
            lines.Add($"{check.Reason}: {check.Message}");
        }

        Add(lines, "expected: ", check.Expected);
        Add(lines, "found:    ", check.Found);
        Add(lines, "request:  ", check.RequestId);
        Add(lines, "again:    ", check.Curl);
        Add(lines, "replay:   ", check.Replay);
        Add(lines, "hint:     ", check.Hint);
        return string.Join('\n', lines);
    }

    private static void Add(List<string> lines, string label, string? text)
    {
        if (text is not null)
        {
            lines.Add(label + text);
        }
    }
}
