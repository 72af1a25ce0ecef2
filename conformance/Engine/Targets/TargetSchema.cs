using System.Text.Json;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>The schema of <c>dis-sut.yaml</c>.</summary>
internal static class TargetSchema
{
    private static readonly Lazy<CompiledSchema> Schema = new(Read);

    /// <summary>One sentence for each fault; never a value of the file, which may be a secret.</summary>
    public static IEnumerable<string> Judge(JsonElement document, string path) =>
        Schema.Value.Validate(document).Errors.Select(error => $"{path}: {(error.Pointer.Length == 0 ? "the file" : error.Pointer)}: {error.Message}");

    private static CompiledSchema Read()
    {
        using var stream = typeof(TargetSchema).Assembly.GetManifestResourceStream("sut.schema.json")!;
        using var document = JsonDocument.Parse(stream);
        return CompiledSchema.Compile(document.RootElement.Clone(), new SchemaOptions { AssertFormat = true });
    }
}
