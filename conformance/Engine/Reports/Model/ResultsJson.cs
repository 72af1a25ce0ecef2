using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Model;

/// <summary>Turns results into the text of <c>results.json</c> and back, by <c>specs/conformance/results.schema.json</c>.</summary>
internal static class ResultsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private static readonly Lazy<CompiledSchema> Schema = new(ReadSchema);

    public static string Write(Results results) => JsonSerializer.Serialize(results, Options) + "\n";

    /// <summary>Reads what stands in a file.</summary>
    /// <exception cref="ConfigurationFaultException">It is no results.json; every fault is named.</exception>
    public static Results Read(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            List<string> faults = [.. Schema.Value.Validate(document.RootElement).Errors.Select(error => $"{name}: {error.Pointer}: {error.Message}")];
            return faults.Count == 0 ? document.RootElement.Deserialize<Results>(Options)! : throw new ConfigurationFaultException(faults);
        }
        catch (JsonException)
        {
            throw new ConfigurationFaultException([$"{name} is not JSON."]);
        }
    }

    private static CompiledSchema ReadSchema()
    {
        using var stream = typeof(ResultsJson).Assembly.GetManifestResourceStream("results.schema.json")!;
        using var document = JsonDocument.Parse(stream);
        return CompiledSchema.Compile(document.RootElement.Clone(), new SchemaOptions { AssertFormat = true });
    }
}
