using System.Text.Json;
using DigitalIndiaStack.Localization.Lint;
using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Cli.Pack;

/// <summary>
/// Collects the English texts of the product: those that this tool carries, or those in a folder. Beside an <c>en.json</c> may stand an
/// <c>en.meta.json</c> that says for a key how many characters fit (<c>maxLength</c>).
/// </summary>
internal static class EnglishTexts
{
    private const string Prefix = "texts/";
    private const string Texts = "en.json";
    private const string Details = "en.meta.json";
    private static readonly string[] NotSource = ["bin", "obj", "artifacts", "node_modules", "Tests", ".git"];

    /// <summary>The texts that were there when this tool was built.</summary>
    public static SourceSet Carried()
    {
        var assembly = typeof(EnglishTexts).Assembly;
        return Collect(assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)), name => assembly.GetManifestResourceStream(name)!);
    }

    /// <summary>The texts of every <c>Resources/en.json</c> below a folder, build output and tests left out.</summary>
    public static SourceSet In(string directory) => Collect(
        Directory.EnumerateFiles(directory, "en*.json", SearchOption.AllDirectories).Where(file => IsSource(Path.GetRelativePath(directory, file))),
        File.OpenRead);

    private static bool IsSource(string file) =>
        Path.GetFileName(Path.GetDirectoryName(file)) == "Resources"
        && !file.Split('/', '\\').Any(part => NotSource.Contains(part) || part.EndsWith(".Tests", StringComparison.Ordinal));

    private static SourceSet Collect(IEnumerable<string> files, Func<string, Stream> open)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            using var stream = open(file);
            if (Path.GetFileName(file) == Texts)
            {
                Add(texts, TextCatalog.ReadJson(stream), file);
            }
            else if (Path.GetFileName(file) == Details)
            {
                Add(lengths, Lengths(stream), file);
            }
        }

        return new SourceSet(texts, lengths);
    }

    private static void Add<T>(Dictionary<string, T> all, IEnumerable<KeyValuePair<string, T>> some, string file)
    {
        foreach (var (key, value) in some)
        {
            if (!all.TryAdd(key, value))
            {
                throw new InvalidDataException($"{file}: '{key}' exists already in another file: keys are unique over the product.");
            }
        }
    }

    private static Dictionary<string, int> Lengths(Stream stream) =>
        JsonSerializer.Deserialize<Dictionary<string, TextDetails>>(stream, JsonSerializerOptions.Web)!
            .Where(entry => entry.Value.MaxLength is not null)
            .ToDictionary(entry => entry.Key, entry => entry.Value.MaxLength!.Value);

    private sealed record TextDetails(string? Description, int? MaxLength);
}
