namespace DigitalIndiaStack.Localization.Formats;

/// <summary>Gives the formats of the current country pack.</summary>
public interface IFormatSource
{
    /// <summary>The formats of the language of the request (<see cref="System.Globalization.CultureInfo.CurrentUICulture"/>).</summary>
    LocalFormats Current { get; }

    /// <summary>The formats of a named language.</summary>
    /// <param name="language">BCP 47 tag, as <c>sw</c>.</param>
    LocalFormats OfLanguage(string language);
}
