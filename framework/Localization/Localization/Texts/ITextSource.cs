namespace DigitalIndiaStack.Localization.Texts;

/// <summary>
/// Finds texts by key: in the current country pack, then in the pack's fallback languages, then in the English that every block carries.
/// Placeholders are filled by name; an argument named <c>count</c> also chooses the plural form.
/// </summary>
public interface ITextSource
{
    /// <summary>Finds a text in the language of the request (<see cref="System.Globalization.CultureInfo.CurrentUICulture"/>).</summary>
    /// <param name="key">The key, without plural suffix.</param>
    /// <param name="arguments">Values by placeholder name; numbers, dates and money are written as the language writes them.</param>
    LocalizedMessage Find(string key, params (string Name, object? Value)[] arguments);

    /// <summary>Finds a text in a named language.</summary>
    /// <param name="language">BCP 47 tag, as <c>sw</c>.</param>
    /// <param name="key">The key, without plural suffix.</param>
    /// <param name="arguments">Values by placeholder name.</param>
    LocalizedMessage FindIn(string language, string key, params (string Name, object? Value)[] arguments);
}
