using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>Reads <c>specs/&lt;block&gt;/states.yaml</c>.</summary>
internal static class StateMachineFile
{
    public static IEnumerable<StateMachine> Read(string path, JsonNode? document, List<string> faults)
    {
        foreach (var entry in (document as JsonArray ?? []).OfType<JsonObject>())
        {
            var machine = new StateMachine(entry.Text("machine"), entry.Text("start"), [.. entry.List("events").Select(ReadEvent)]);
            var reached = machine.Paths();
            faults.AddRange(machine.Events.SelectMany(step => step.From.Concat(step.Refused.Keys)).Distinct()
                .Where(state => !reached.ContainsKey(state))
                .Select(state => $"specs/{path}: {machine.Name} never comes to the state '{state}'."));
            yield return machine;
        }
    }

    private static StateEvent ReadEvent(JsonObject entry) => new(
        entry.Text("event"),
        entry.Texts("from"),
        entry.Text("to"),
        (entry["refused"] as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => ReadRefusal($"{pair.Value}")),
        entry.Text("soon") == "true");

    private static Access ReadRefusal(string text) => text.Split(' ') is [var status, var code]
        ? new Access(int.Parse(status, CultureInfo.InvariantCulture), code)
        : throw new FormatException($"'{text}' is no status and code.");
}
