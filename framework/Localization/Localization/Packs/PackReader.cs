using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalIndiaStack.Localization.Formats;
using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Localization.Packs;

/// <summary>Reads one country pack from its folder. Files with other names are not opened.</summary>
public sealed class PackReader
{
    private const long LargestFile = 2 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly string directory;
    private readonly List<PackFault> faults = [];

    private PackReader(string directory) => this.directory = directory;

    /// <summary>Reads a pack; every fault is told, and nothing is thrown for bad data.</summary>
    /// <param name="directory">The folder that holds <c>pack.json</c>.</param>
    public static PackReading Read(string directory)
    {
        var reader = new PackReader(Path.GetFullPath(directory));
        var pack = reader.ReadPack();
        return new PackReading(pack, reader.faults);
    }

    private CountryPack? ReadPack()
    {
        if (!File.Exists(Path.Combine(directory, "pack.json")))
        {
            faults.Add(new PackFault(Path.Combine(directory, "pack.json"), "the file is missing"));
            return null;
        }

        if (ReadFile<PackManifest>("pack.json") is not { } manifest)
        {
            return null;
        }

        if (manifest.Id != Path.GetFileName(directory))
        {
            faults.Add(new PackFault(Path.Combine(directory, "pack.json"), $"the id '{manifest.Id}' is not the name of the folder"));
        }

        return new CountryPack
        {
            Manifest = manifest,
            Texts = ReadTexts(),
            Formats = ReadFile<Dictionary<string, LanguageFormat>>("formats.json") ?? [],
            Identifiers = ReadFile<Dictionary<string, IdentifierScheme>>("identifiers.json") ?? [],
            Personas = ReadFile<List<Persona>>("personas.json") ?? [],
            Services = [.. Files("services").Select(ReadFile<BenefitService>).OfType<BenefitService>()],
            Theme = ReadFile<PackTheme>("theme.json"),
            AdminUnits = ReadAdminUnits(),
        };
    }

    private Dictionary<string, TextCatalog> ReadTexts()
    {
        var texts = new Dictionary<string, TextCatalog>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Files("strings"))
        {
            var language = Path.GetFileNameWithoutExtension(file);
            if (!language.Contains('.', StringComparison.Ordinal) && Open(file, TextCatalog.ReadJson) is { } read)
            {
                texts[language] = new TextCatalog(language, read);
            }
        }

        return texts;
    }

    private IReadOnlyList<AdminUnit> ReadAdminUnits()
    {
        var path = Path.Combine(directory, "admin-units.csv");
        try
        {
            return File.Exists(path) ? AdminUnitFile.Read(path) : [];
        }
        catch (FormatException exception)
        {
            faults.Add(new PackFault(path, exception.Message));
            return [];
        }
    }

    private IEnumerable<string> Files(string folder)
    {
        var path = Path.Combine(directory, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal).Select(file => Path.Combine(folder, Path.GetFileName(file)))
            : [];
    }

    private T? ReadFile<T>(string file)
        where T : class =>
        File.Exists(Path.Combine(directory, file)) ? Open(file, stream => JsonSerializer.Deserialize<T>(stream, Json)) : null;

    private T? Open<T>(string file, Func<Stream, T?> read)
        where T : class
    {
        var path = Path.Combine(directory, file);
        using var stream = File.OpenRead(path);
        if (stream.Length > LargestFile)
        {
            faults.Add(new PackFault(path, $"the file is larger than {LargestFile} bytes"));
            return null;
        }

        try
        {
            if (read(stream) is { } value)
            {
                return value;
            }

            faults.Add(new PackFault(path, "the file is 'null'"));
        }
        catch (JsonException exception)
        {
            faults.Add(new PackFault(path, exception.Message));
        }

        return null;
    }
}
