using DigitalIndiaStack.Localization.Lint;
using DigitalIndiaStack.Localization.Lint.Data;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Localization.Packs;

/// <summary>Holds the packs as one immutable list, which a reload replaces whole.</summary>
internal sealed class CountryPacks : ICountryPacks
{
    private readonly string directory;
    private volatile IReadOnlyList<CountryPack> packs;

    public CountryPacks(IOptions<CountriesOptions> options)
    {
        directory = Path.Combine(AppContext.BaseDirectory, options.Value.Directory);
        packs = ReadAll();
    }

    public IReadOnlyList<CountryPack> All => packs;

    public CountryPack? Find(string id) => packs.FirstOrDefault(pack => string.Equals(pack.Id, id, StringComparison.Ordinal));

    public void Reload() => packs = ReadAll();

    private List<CountryPack> ReadAll()
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var folders = Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal).ToList();
        var readings = folders.ConvertAll(folder => (Folder: folder, Reading: PackReader.Read(folder)));
        var faults = readings.SelectMany(read => Refused(read.Folder, read.Reading).Concat(read.Reading.Faults)).ToList();
        return faults.Count == 0 ? [.. readings.Select(read => read.Reading.Pack!)] : throw CountryPackException.Of(faults);
    }

    // What the schema or the system refuses would otherwise fail in the middle of a request.
    private static IEnumerable<PackFault> Refused(string folder, PackReading reading) => PackSchema.Check(folder)
        .Concat(reading.Pack is { } pack ? TimeZoneRule.Check(pack.Manifest).Concat(VoucherRule.Check(pack.Manifest)) : [])
        .Select(finding => new PackFault(Path.Combine(folder, finding.File), finding.Message));
}
