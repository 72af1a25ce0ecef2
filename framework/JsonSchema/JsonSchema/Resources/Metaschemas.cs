using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Resources;

/// <summary>The metaschemas of draft 2020-12, carried in this assembly.</summary>
internal static class Metaschemas
{
    private static readonly Lazy<IReadOnlyList<JsonElement>> Documents = new(Load);

    public static IReadOnlyList<JsonElement> All => Documents.Value;

    private static List<JsonElement> Load()
    {
        var assembly = typeof(Metaschemas).Assembly;
        var documents = new List<JsonElement>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("metaschema/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            documents.Add(document.RootElement.Clone());
        }

        return documents;
    }
}
