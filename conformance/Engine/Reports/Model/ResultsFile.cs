using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Model;

/// <summary>Results as they were found on disk, with what must not stand in reports made from them.</summary>
/// <param name="Results">The content.</param>
/// <param name="Secrets">Knows whatever looked like a credential in the file.</param>
internal sealed partial record ResultsFile(Results Results, Redactor Secrets)
{
    private const string Name = "results.json";

    // The largest run so far is far below a megabyte; a packed file must not fill the memory.
    private const int MaximumBytes = 64 * 1024 * 1024;

    /// <summary>Reads <c>results.json</c> itself, a folder that holds it, or a <c>run.zip</c> that does.</summary>
    /// <exception cref="ConfigurationFaultException">There is none, or it is not as its schema says.</exception>
    public static ResultsFile Read(string path)
    {
        var json = Text(path);
        var secrets = new Redactor();

        // A run redacts what it knows by value; a file from elsewhere may come from a hand or a tool that did not.
        foreach (Match match in Credential().Matches(json))
        {
            secrets.Learn(match.Groups["secret"].Value);
        }

        return new ResultsFile(ResultsJson.Read(secrets.Redact(json), path), secrets);
    }

    private static string Text(string path)
    {
        if (Directory.Exists(path))
        {
            path = Path.Combine(path, Name);
        }

        if (!File.Exists(path))
        {
            throw new ConfigurationFaultException([$"There is no {path}: name a results.json, a run.zip or the folder of a run (dis conform run --out DIR writes one)."]);
        }

        using var stream = File.OpenRead(path);
        return IsZip(stream) ? Unpacked(stream, path) : Bounded(stream, path);
    }

    private static bool IsZip(FileStream stream)
    {
        var starts = stream.ReadByte() == 'P' && stream.ReadByte() == 'K';
        stream.Position = 0;
        return starts;
    }

    private static string Unpacked(FileStream stream, string path)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var entry = zip.GetEntry(Name) ?? throw new ConfigurationFaultException([$"{path} holds no {Name}."]);
            using var unpacked = entry.Open();
            return Bounded(unpacked, path);
        }
        catch (InvalidDataException)
        {
            throw new ConfigurationFaultException([$"{path} is a broken zip file."]);
        }
    }

    private static string Bounded(Stream stream, string path)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            bytes.Write(buffer.AsSpan(0, read));
            if (bytes.Length > MaximumBytes)
            {
                throw new ConfigurationFaultException([$"{path} is larger than {MaximumBytes / 1024 / 1024} MiB."]);
            }
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    [GeneratedRegex(@"(?<secret>eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)|(?:Authorization|Cookie|DPoP): (?:(?:Bearer|Basic|DPoP) )?(?<secret>[\w.~+/=-]{8,})|(?<secret>-----BEGIN [A-Z ]*PRIVATE KEY-----[^""]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Credential();
}
