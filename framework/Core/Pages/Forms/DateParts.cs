using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Core.Pages.Forms;

/// <summary>A Gregorian date as a person typed it, in three fields.</summary>
public sealed class DateParts
{
    /// <summary>Day of the month.</summary>
    public string? Day { get; set; }

    /// <summary>Month, 1 to 12.</summary>
    public string? Month { get; set; }

    /// <summary>Year, four digits.</summary>
    public string? Year { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year);

    /// <summary>The parts of a date.</summary>
    /// <param name="date">The date to show.</param>
    public static DateParts From(DateOnly date) => new()
    {
        Day = date.Day.ToString(CultureInfo.InvariantCulture),
        Month = date.Month.ToString(CultureInfo.InvariantCulture),
        Year = date.Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads the date; digits of any script are understood.</summary>
    /// <returns>The date, or <see langword="null"/> when the three fields do not make one.</returns>
    public DateOnly? ToDate()
    {
        var text = $"{Digits(Year)}-{Digits(Month).PadLeft(2, '0')}-{Digits(Day).PadLeft(2, '0')}";
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    // A keyboard in Arabic or Nepali types its own digits.
    private static string Digits(string? typed)
    {
        var digits = new StringBuilder();
        foreach (var rune in (typed ?? string.Empty).Trim().EnumerateRunes())
        {
            digits.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
                ? Rune.GetNumericValue(rune).ToString(CultureInfo.InvariantCulture)
                : rune.ToString());
        }

        return digits.ToString();
    }
}
