using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Bench.Reports;

/// <summary>The figures for a program: every sample, the medians, and the ratios to each peer.</summary>
internal static class JsonResults
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(string path, string machine, string command, IEnumerable<WorkResult> works)
    {
        var root = new JsonObject
        {
            ["machine"] = machine,
            ["command"] = command,
            ["measuredAt"] = TimeProvider.System.GetUtcNow().ToString("O"),
            ["works"] = new JsonArray([.. works.Select(Work)]),
        };
        File.WriteAllText(path, root.ToJsonString(Indented));
    }

    private static JsonObject Work(WorkResult work) => new()
    {
        ["name"] = work.Name,
        ["title"] = work.Title,
        ["subjects"] = new JsonArray([.. work.Subjects.Select(subject => Server(subject, work.Subjects[0]))]),
    };

    private static JsonObject Server(Subject server, Subject subject) => new()
    {
        ["name"] = server.Name,
        ["medians"] = Figures(server.Metrics, server.Median),
        ["subjectToThis"] = server == subject ? null : Figures(server.Metrics, metric => subject.Median(metric) / server.Median(metric)),
        ["samples"] = new JsonArray([.. server.Samples.Select(sample => Figures(server.Metrics, metric => sample.Figures.First(figure => figure.Metric == metric).Value))]),
    };

    private static JsonObject Figures(IEnumerable<string> metrics, Func<string, double> value) =>
        new(metrics.Select(metric => KeyValuePair.Create<string, JsonNode?>(metric, double.IsFinite(value(metric)) ? value(metric) : null)));
}
