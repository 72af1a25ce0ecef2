namespace DigitalIndiaStack.Localization.Plurals;

/// <summary>The plural forms of CLDR; each language uses some of them, and every language uses <see cref="Other"/>.</summary>
public enum PluralForm
{
    /// <summary>The form of zero, as in Arabic.</summary>
    Zero,

    /// <summary>The singular.</summary>
    One,

    /// <summary>The dual.</summary>
    Two,

    /// <summary>The paucal.</summary>
    Few,

    /// <summary>The form of many, or of fractions.</summary>
    Many,

    /// <summary>The general form.</summary>
    Other,
}
