using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>The texts of <c>specs/</c>, by path below it with forward slashes (<c>consent/consent.v1.yaml</c>).</summary>
public sealed class SpecFiles
{
    private readonly SortedDictionary<string, string> texts;

    private SpecFiles(SortedDictionary<string, string> texts) => this.texts = texts;

    /// <summary>Paths, in ordinal order.</summary>
    public IReadOnlyCollection<string> Paths => texts.Keys;

    /// <summary>SHA-256 over all paths and texts; names the set of rules by which a run judged.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\0', texts.Select(pair => $"{pair.Key}\0{pair.Value}")))));

    /// <summary>The text at a path.</summary>
    /// <exception cref="KeyNotFoundException">Nothing stands there.</exception>
    public string this[string path] => texts[path];

    /// <summary>Whether a text stands at a path.</summary>
    public bool Contains(string path) => texts.ContainsKey(path);

    /// <summary>Reads the YAML files and the rules documents below a folder.</summary>
    public static SpecFiles FromDirectory(string directory) => From(
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".md")
            .Select(path => (Path.GetRelativePath(directory, path).Replace('\\', '/'), File.ReadAllText(path))));

    /// <summary>Reads the resources of an assembly whose names start with <c>specs/</c>.</summary>
    public static SpecFiles FromAssembly(Assembly assembly) => From(
        assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("specs/", StringComparison.Ordinal))
            .Select(name => (name["specs/".Length..].Replace('\\', '/'), ReadResource(assembly, name))));

    private static SpecFiles From(IEnumerable<(string Path, string Text)> files)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
        {
            texts[path] = text;
        }

        return new SpecFiles(texts);
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
