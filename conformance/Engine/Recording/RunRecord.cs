using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>The files of a bundle, read.</summary>
internal sealed record RunRecord(JsonObject Results, SystemUnderTest Target, IReadOnlyList<EvidenceLine> Lines, IReadOnlyList<JournalEntry> Entries)
{
    private static readonly Lazy<CompiledSchema> ResultsSchema = new(() => Read("results.schema.json"));

    private static readonly Lazy<CompiledSchema> EvidenceSchema = new(() => Read("evidence.schema.json"));

    /// <summary>What names the run.</summary>
    public RunStamp Stamp => new(
        Results["run"]!["id"]!.GetValue<string>(),
        Results["run"]!["seed"]!.GetValue<int>(),
        [.. Results["run"]!["asked"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []],
        Results["run"]!["startedAt"]!.GetValue<DateTimeOffset>(),
        Results["run"]!["finishedAt"]!.GetValue<DateTimeOffset>(),
        Results["run"]!["targetLost"]!.GetValue<bool>());

    /// <summary>Reads a bundle.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="faults">Takes one sentence for each fault of form.</param>
    /// <returns><see langword="null"/> when a file cannot be read.</returns>
    public static RunRecord? Read(Bundle bundle, List<string> faults)
    {
        faults.AddRange(Judge(ResultsSchema.Value, bundle.Text(Bundle.Results), Bundle.Results));
        foreach (var (place, line) in bundle.Text(Bundle.Evidence).Split('\n', StringSplitOptions.RemoveEmptyEntries).Index())
        {
            faults.AddRange(Judge(EvidenceSchema.Value, line, $"{Bundle.Evidence}, line {place + 1}"));
        }

        if (faults.Count > 0)
        {
            return null;
        }

        try
        {
            return new RunRecord(
                JsonNode.Parse(bundle.Text(Bundle.Results))!.AsObject(),
                TargetJson.Read(bundle.Text(Bundle.Target), FreshKey()),
                RecordJson.ReadEvidence(bundle.Text(Bundle.Evidence)),
                RecordJson.ReadJournal(bundle.Text(Bundle.Journal)));
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException or InvalidOperationException)
        {
            faults.Add($"{Bundle.Target} or {Bundle.Journal} cannot be read: {broken.Message}");
            return null;
        }
    }

    private static IEnumerable<string> Judge(CompiledSchema schema, string text, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. schema.Validate(document.RootElement).Errors.Select(error => $"{where}: {error.Pointer}: {error.Message}")];
        }
        catch (JsonException broken)
        {
            return [$"{where}: {broken.Message}"];
        }
    }

    private static CompiledSchema Read(string name)
    {
        using var stream = typeof(RunRecord).Assembly.GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        return CompiledSchema.Compile(document.RootElement.Clone(), new SchemaOptions { AssertFormat = true });
    }

    private static string FreshKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
