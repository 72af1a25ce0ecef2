using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>The texts of <c>specs/</c>, by path below it with forward slashes (<c>consent/consent.v1.yaml</c>).</summary>
public sealed class SpecFiles
{
    private const string Translation = "specs.json";

    private readonly SortedDictionary<string, string> texts;

    private SpecFiles(SortedDictionary<string, string> texts) => this.texts = texts;

    /// <summary>The YAML files as JSON, by path, where they were translated before.</summary>
    private JsonElement? Translated { get; init; }

    /// <summary>Paths, in ordinal order.</summary>
    public IReadOnlyCollection<string> Paths => texts.Keys;

    /// <summary>SHA-256 over all paths and texts; names the set of rules by which a run judged.</summary>
    public string Digest
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (place, (path, text)) in texts.Index())
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{(place == 0 ? "" : "\0")}{path}\0"));
                hash.AppendData(Encoding.UTF8.GetBytes(text));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <summary>The text at a path.</summary>
    /// <exception cref="KeyNotFoundException">Nothing stands there.</exception>
    public string this[string path] => texts[path];

    /// <summary>The YAML at a path, as JSON.</summary>
    /// <exception cref="Targets.ConfigurationFaultException">It is refused.</exception>
    internal JsonElement Read(string path) => Translated?.GetProperty(path) ?? Yaml.Read(texts[path], path);

    /// <summary>Whether a text stands at a path.</summary>
    public bool Contains(string path) => texts.ContainsKey(path);

    /// <summary>Reads the YAML files and the rules documents below a folder.</summary>
    public static SpecFiles FromDirectory(string directory) => From(
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".md")
            .Select(path => (Path.GetRelativePath(directory, path).Replace('\\', '/'), File.ReadAllText(path))));

    /// <summary>Reads the resources of an assembly whose names start with <c>specs/</c>, and their translation beside them.</summary>
    public static SpecFiles FromAssembly(Assembly assembly)
    {
        using var translation = assembly.GetManifestResourceStream(Translation)!;
        using var document = JsonDocument.Parse(translation);
        var texts = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("specs/", StringComparison.Ordinal))
            .Select(name => (name["specs/".Length..].Replace('\\', '/'), ReadResource(assembly, name)));
        return From(texts, document.RootElement.Clone());
    }

    private static SpecFiles From(IEnumerable<(string Path, string Text)> files, JsonElement? translated = null)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
        {
            texts[path] = text;
        }

        return new SpecFiles(texts) { Translated = translated };
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
