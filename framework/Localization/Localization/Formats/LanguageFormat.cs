namespace DigitalIndiaStack.Localization.Formats;

/// <summary>How one language of a country writes numbers and dates: one entry of <c>formats.json</c>. What is absent comes from the culture of the manifest.</summary>
public sealed record LanguageFormat
{
    /// <summary>The decimal separator.</summary>
    public string? DecimalSeparator { get; init; }

    /// <summary>The separator of digit groups.</summary>
    public string? GroupSeparator { get; init; }

    /// <summary>The ten digits from zero to nine, for a country that shows native digits.</summary>
    public string? Digits { get; init; }

    /// <summary>The twelve names of the months, as they stand in a date.</summary>
    public IReadOnlyList<string>? Months { get; init; }

    /// <summary>Pattern of a date in words, as <c>d MMMM yyyy</c>.</summary>
    public string? Date { get; init; }

    /// <summary>Pattern of a date in figures, as <c>dd/MM/yyyy</c>.</summary>
    public string? ShortDate { get; init; }

    /// <summary>Pattern of a time of day, as <c>HH:mm</c>.</summary>
    public string? Time { get; init; }

    /// <summary>How date and time are joined: <c>{{date}}, {{time}}</c>.</summary>
    public string? Moment { get; init; }

    /// <summary>Where the symbol stands: <c>{{symbol}} {{amount}}</c>, with a no-break space.</summary>
    public string? Money { get; init; }

    /// <summary>Symbols by ISO 4217 code; a currency without one shows its code.</summary>
    public IReadOnlyDictionary<string, string>? Symbols { get; init; }
}
