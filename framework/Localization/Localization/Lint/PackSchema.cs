using System.Text.Json;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Localization.Lint;

/// <summary>L040: a file of a pack breaks <c>specs/pack/pack.schema.json</c>, which this assembly carries.</summary>
internal static class PackSchema
{
    public const string Code = "DIS-L040";

    private const string Id = "urn:dis:schema:pack";
    private static readonly Lazy<SchemaRegistry> Registry = new(Load);

    // Which part of the schema a file keeps; folders hold files of one kind.
    private static readonly (string File, string Part)[] Files =
    [
        ("pack.json", string.Empty), ("formats.json", "#/$defs/formats"), ("identifiers.json", "#/$defs/identifiers"),
        ("personas.json", "#/$defs/personas"), ("theme.json", "#/$defs/theme"), ("services", "#/$defs/service"), ("strings", "#/$defs/strings"),
    ];

    public static IEnumerable<LintFinding> Check(string root) =>
        from part in Files
        from file in Expand(root, part.File)
        from error in Registry.Value.Compile(Id + part.Part).Validate(File.ReadAllBytes(Path.Combine(root, file))).Errors
        select LintFinding.Error(Code, file, $"{(error.Pointer.Length == 0 ? "/" : error.Pointer)}: {error.Message}");

    private static IEnumerable<string> Expand(string root, string file)
    {
        var path = Path.Combine(root, file);
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*.json").Select(Path.GetFileName).Where(name => !name!.EndsWith(".meta.json", StringComparison.Ordinal)).Select(name => $"{file}/{name}");
        }

        return File.Exists(path) ? [file] : [];
    }

    private static SchemaRegistry Load()
    {
        using var stream = typeof(PackSchema).Assembly.GetManifestResourceStream("pack.schema.json")!;
        using var document = JsonDocument.Parse(stream);
        return new SchemaRegistry(new SchemaOptions { AssertFormat = true }).Add(Id, document.RootElement.Clone());
    }
}
