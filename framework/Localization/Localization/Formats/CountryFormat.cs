namespace DigitalIndiaStack.Localization.Formats;

/// <summary>What all languages of one country share when they write numbers and dates.</summary>
/// <param name="Grouping">Sizes of digit groups from the decimal point, as 3 or 3, 2; the last one repeats.</param>
/// <param name="NativeDigits">Whether digits are shown in the script of the language.</param>
/// <param name="Zone">The time zone in which instants are shown.</param>
internal sealed record CountryFormat(IReadOnlyList<int> Grouping, bool NativeDigits, TimeZoneInfo Zone)
{
    /// <summary>For readers of no country: groups of three, Latin digits, UTC.</summary>
    public static readonly CountryFormat International = new([3], false, TimeZoneInfo.Utc);
}
