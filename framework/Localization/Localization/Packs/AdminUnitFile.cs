using System.Globalization;

namespace DigitalIndiaStack.Localization.Packs;

/// <summary>Reads <c>admin-units.csv</c>: plain fields, no quotes, a column of names for each language.</summary>
internal static class AdminUnitFile
{
    private const string NameColumn = "name_";
    private const int FirstName = 3;

    /// <summary>The units of a file.</summary>
    /// <exception cref="FormatException">The file is not of this form; the message says where.</exception>
    public static IReadOnlyList<AdminUnit> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var columns = lines.FirstOrDefault(string.Empty).Split(',');
        if (columns is not ["code", "parent", "level", ..] || !columns.Skip(FirstName).All(column => column.StartsWith(NameColumn, StringComparison.Ordinal)))
        {
            throw new FormatException("the first line must be code,parent,level,name_<language>,…");
        }

        var languages = columns.Skip(FirstName).Select(column => column[NameColumn.Length..]).ToArray();
        return [.. lines.Select((line, index) => (Fields: line.Split(','), Number: index + 1)).Skip(1).Where(line => line.Fields is not [""])
            .Select(line => Unit(line.Fields, line.Number, languages))];
    }

    private static AdminUnit Unit(string[] fields, int line, string[] languages)
    {
        if (fields.Length != languages.Length + FirstName || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var level))
        {
            throw new FormatException($"line {line} has not {languages.Length + FirstName} fields with a number as the third (quoted fields are not read)");
        }

        return new AdminUnit(fields[0], fields[1], level, languages.Zip(fields.Skip(FirstName)).ToDictionary(pair => pair.First, pair => pair.Second));
    }
}
