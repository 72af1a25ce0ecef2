using System.IO.Compression;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>What <c>--failed-from</c> takes from an earlier run: the checks without a good verdict, and the seed.</summary>
/// <param name="Seed">Seed of that run; with it a failure shows itself again.</param>
/// <param name="Checks">Ids of its checks that did not pass.</param>
internal sealed record EarlierResults(int Seed, IReadOnlySet<string> Checks)
{
    private const string FileName = "results.json";
    private static readonly string[] Good = ["pass", "not-applicable", "waived"];

    /// <summary>Reads <c>results.json</c>, the folder or the archive that holds it.</summary>
    /// <exception cref="ConfigurationFaultException">There is none, or everything in it passed.</exception>
    public static EarlierResults Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(Text(path));
            var root = document.RootElement;
            var checks = root.GetProperty("checks").EnumerateArray()
                .Where(check => !Good.Contains(check.GetProperty("verdict").GetString()))
                .Select(check => check.GetProperty("id").GetString()!).ToHashSet(StringComparer.Ordinal);
            return checks.Count > 0
                ? new EarlierResults(root.GetProperty("run").GetProperty("seed").GetInt32(), checks)
                : throw new ConfigurationFaultException([$"Every check of {path} came to a good verdict; there is nothing to run again."]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or InvalidDataException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ConfigurationFaultException([$"--failed-from {path}: no results could be read: {unreadable.Message}"]);
        }
    }

    private static string Text(string path)
    {
        if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return File.ReadAllText(Directory.Exists(path) ? Path.Combine(path, FileName) : path);
        }

        using var archive = ZipFile.OpenRead(path);
        var entry = archive.Entries.FirstOrDefault(entry => entry.Name == FileName) ?? throw new InvalidDataException($"the archive holds no {FileName}");
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
