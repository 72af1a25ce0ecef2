using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>The files of a run: a folder, or one zip of the same.</summary>
public sealed class Bundle
{
    /// <summary>Verdicts.</summary>
    public const string Results = "results.json";

    /// <summary>Exchanges.</summary>
    public const string Evidence = "evidence.jsonl";

    /// <summary>What attempts were told beside answers.</summary>
    public const string Journal = "journal.jsonl";

    /// <summary>The redacted target file.</summary>
    public const string Target = "target.json";

    /// <summary>The signed statement; a run without a key has none.</summary>
    public const string Statement = "statement.jws";

    private const long LargestFile = 256 * 1024 * 1024;

    // The zip of one run is the same bytes, whenever it is made.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Known = [Results, Evidence, Journal, Target, Statement];

    private readonly SortedDictionary<string, BundleFile> files;

    /// <summary>Takes files by name.</summary>
    public Bundle(IEnumerable<KeyValuePair<string, BundleFile>> files) => this.files = new(files.ToDictionary(), StringComparer.Ordinal);

    /// <summary>Names of the files that a statement covers.</summary>
    internal static IReadOnlyList<string> Covered { get; } = [Results, Evidence, Journal, Target];

    /// <summary>Files by name.</summary>
    public IReadOnlyDictionary<string, BundleFile> Files => files;

    /// <summary>A file as text; empty when it is not there.</summary>
    public string Text(string name) => files.TryGetValue(name, out var file) ? Encoding.UTF8.GetString(file.Read()) : "";

    /// <summary>SHA-256 of a file, hexadecimal.</summary>
    internal string DigestOf(string name)
    {
        using var file = files[name].Open();
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Reads a folder or a zip.</summary>
    /// <exception cref="ConfigurationFaultException">It is neither, or not of a run.</exception>
    public static Bundle Read(string path)
    {
        var bundle = Directory.Exists(path) ? ReadFolder(path) : File.Exists(path) ? ReadZip(path) : throw new ConfigurationFaultException([$"There is no {path}."]);
        List<string> missing = [.. Covered.Where(name => !bundle.files.ContainsKey(name)).Select(name => $"{path} holds no {name}.")];
        return missing.Count == 0 ? bundle : throw new ConfigurationFaultException(missing);
    }

    /// <summary>Writes a zip where the path ends so, else a folder.</summary>
    public void Write(string path)
    {
        if (!IsZip(path))
        {
            Directory.CreateDirectory(path);
            File.Delete(Path.Combine(path, Statement));
            foreach (var (name, file) in files)
            {
                file.Write(Path.Combine(path, name));
            }

            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, file) in files)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = Epoch;
            using var source = file.Open();
            using var stream = entry.Open();
            source.CopyTo(stream);
        }
    }

    /// <summary>Whether a path means a zip and not a folder.</summary>
    public static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static Bundle ReadFolder(string path) => new(Known
        .Where(name => File.Exists(Path.Combine(path, name)))
        .Select(name => KeyValuePair.Create(name, BundleFile.Of(File.ReadAllBytes(Path.Combine(path, name))))));

    private static Bundle ReadZip(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            return new Bundle(zip.Entries.Select(entry => KeyValuePair.Create(entry.FullName, BundleFile.Of(ReadEntry(entry, path)))).ToList());
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException)
        {
            throw new ConfigurationFaultException([$"{path} is no bundle of a run: {broken.Message}"]);
        }
    }

    private static byte[] ReadEntry(ZipArchiveEntry entry, string path)
    {
        if (!Known.Contains(entry.FullName) || entry.Length > LargestFile)
        {
            throw new ConfigurationFaultException([$"{path} holds {entry.FullName}, which is no part of a run, or too large."]);
        }

        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
