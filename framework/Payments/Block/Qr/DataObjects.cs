using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Payments.Block.Qr;

/// <summary>A row of data objects: an id of two digits, the count of characters in two digits, the value.</summary>
internal static class DataObjects
{
    /// <summary>The longest value, in characters.</summary>
    public const int Longest = 99;

    /// <summary>Writes an object.</summary>
    public static string Write(string id, string value) => string.Create(CultureInfo.InvariantCulture, $"{id}{CountOf(value):00}{value}");

    /// <summary>Reads a row, each id at most once; a count is one of characters, not of bytes.</summary>
    /// <param name="text">The row.</param>
    /// <param name="place">Where it stands, for faults: <c>/payload</c>, <c>/payload/26</c>.</param>
    /// <param name="fault">What is wrong; <see langword="null"/> when nothing is.</param>
    /// <returns>The objects in their order, up to the fault.</returns>
    public static IReadOnlyList<DataObject> Read(string text, string place, out QrFault? fault)
    {
        var runes = text.EnumerateRunes().ToArray();
        var objects = new List<DataObject>();
        fault = runes.Length == 0 ? new QrFault(place, "minLength") : null;
        for (var next = 0; next < runes.Length && fault is null;)
        {
            if (NumberAt(runes, next) is not { } id || NumberAt(runes, next + 2) is not { } count)
            {
                fault = new QrFault(place, "pattern");
            }
            else if (objects.Exists(known => known.Id == id))
            {
                fault = new QrFault($"{place}/{id}", "uniqueItems");
            }
            else if (int.Parse(count, CultureInfo.InvariantCulture) is var length && (length == 0 || next + 4 + length > runes.Length))
            {
                fault = new QrFault($"{place}/{id}", length == 0 ? "minLength" : "maxLength");
            }
            else
            {
                objects.Add(new DataObject(id, string.Concat(runes.Skip(next + 4).Take(length))));
                next += 4 + length;
            }
        }

        return objects;
    }

    private static int CountOf(string value) => value.EnumerateRunes().Count();

    private static string? NumberAt(Rune[] runes, int at) =>
        at + 2 <= runes.Length && IsDigit(runes[at]) && IsDigit(runes[at + 1]) ? $"{runes[at]}{runes[at + 1]}" : null;

    private static bool IsDigit(Rune rune) => rune.Value is >= '0' and <= '9';
}

/// <summary>One data object.</summary>
internal sealed record DataObject(string Id, string Value);
