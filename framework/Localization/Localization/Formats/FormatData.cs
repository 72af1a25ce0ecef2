using System.Globalization;
using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Localization.Formats;

/// <summary>What <see cref="LocalFormats"/> writes with: the data of the pack laid over that of the culture which the pack names.</summary>
internal sealed record FormatData
{
    private const string Latin = "0123456789";

    // No-break space: an amount must not be torn from its currency at the end of a line.
    private const string SymbolFirst = "{{symbol}}\u00a0{{amount}}";

    public required NumberFormatInfo Numbers { get; init; }

    public required DateTimeFormatInfo Dates { get; init; }

    public required string Date { get; init; }

    public required string ShortDate { get; init; }

    public required string Time { get; init; }

    public required Message Moment { get; init; }

    public required Message Money { get; init; }

    public required IReadOnlyDictionary<string, string> Symbols { get; init; }

    public required string Digits { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Lays the data of the pack over the culture.</summary>
    /// <param name="culture">Where absent data comes from; its calendar is not used.</param>
    /// <param name="format">The data of the pack.</param>
    /// <param name="country">What all languages of the country share.</param>
    public static FormatData Of(CultureInfo culture, LanguageFormat format, CountryFormat country) => new()
    {
        Numbers = NumbersOf(culture, format, country.Grouping),
        Dates = DatesOf(culture, format),
        Date = format.Date ?? "d MMMM yyyy",
        ShortDate = format.ShortDate ?? "dd/MM/yyyy",
        Time = format.Time ?? "HH:mm",
        Moment = Message.Parse(format.Moment ?? "{{date}}, {{time}}"),
        Money = Message.Parse(format.Money ?? SymbolFirst),
        Symbols = format.Symbols ?? new Dictionary<string, string>(),
        Digits = country.NativeDigits ? format.Digits ?? string.Concat(culture.NumberFormat.NativeDigits) : Latin,
        Zone = country.Zone,
    };

    private static NumberFormatInfo NumbersOf(CultureInfo culture, LanguageFormat format, IReadOnlyList<int> grouping)
    {
        var numbers = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        numbers.NumberDecimalSeparator = format.DecimalSeparator ?? culture.NumberFormat.NumberDecimalSeparator;
        numbers.NumberGroupSeparator = format.GroupSeparator ?? culture.NumberFormat.NumberGroupSeparator;
        numbers.NumberGroupSizes = [.. grouping];
        return numbers;
    }

    // The invariant information keeps the Gregorian calendar and the separators of the pattern as written, whatever the culture prefers.
    private static DateTimeFormatInfo DatesOf(CultureInfo culture, LanguageFormat format)
    {
        var dates = (DateTimeFormatInfo)CultureInfo.InvariantCulture.DateTimeFormat.Clone();
        var months = format.Months ?? GregorianMonths(culture);
        dates.MonthNames = [.. months, string.Empty];
        dates.MonthGenitiveNames = dates.MonthNames;
        return dates;
    }

    private static string[] GregorianMonths(CultureInfo culture)
    {
        var dates = (DateTimeFormatInfo)culture.DateTimeFormat.Clone();
        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } gregorian)
        {
            dates.Calendar = gregorian;
        }

        return dates.MonthGenitiveNames[..12];
    }
}
