using System.Globalization;
using DigitalIndiaStack.Localization.Languages;
using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Localization.Formats;

/// <summary>Writes numbers, dates and money for readers of one language of one country. It never looks at the ambient culture.</summary>
public sealed class LocalFormats
{
    private const string LatinDigits = "0123456789";

    // Up to here a double has all the digits that a reader of a measured value can want.
    private const double LargestExact = 1e15;
    private readonly FormatData data;

    internal LocalFormats(string language, FormatData data)
    {
        Language = language;
        this.data = data;
    }

    /// <summary>BCP 47 tag of the language.</summary>
    public string Language { get; }

    /// <summary>A date in words, as <c>23 Novemba 2026</c>.</summary>
    public string Date(DateOnly date) => Shown(date.ToString(data.Date, data.Dates));

    /// <summary>The date, in words, that an instant has in the country.</summary>
    public string Date(DateTimeOffset instant) => Date(DateOnly.FromDateTime(InCountry(instant).DateTime));

    /// <summary>A date in figures, as <c>23/11/2026</c>.</summary>
    public string ShortDate(DateOnly date) => Shown(date.ToString(data.ShortDate, data.Dates));

    /// <summary>An instant as date and time of day in the country.</summary>
    public string Moment(DateTimeOffset instant)
    {
        var local = InCountry(instant);
        return data.Moment.Fill(name => name switch
        {
            "date" => Date(DateOnly.FromDateTime(local.DateTime)),
            "time" => Shown(local.ToString(data.Time, data.Dates)),
            _ => null,
        });
    }

    /// <summary>A number, grouped, with as many decimals as it carries.</summary>
    public string Number(decimal number) => Shown(Grouped(number, number.Scale));

    /// <summary>An amount of money with exactly the digits of its currency.</summary>
    /// <param name="currency">ISO 4217 code.</param>
    /// <param name="amount">Amount in major units.</param>
    /// <exception cref="ArgumentException">The currency is unknown, or the amount is finer than its minor unit.</exception>
    public string Money(string currency, decimal amount)
    {
        var digits = Currencies.DigitsOf(currency) ?? throw new ArgumentException($"'{currency}' is not a currency of ISO 4217.", nameof(currency));
        if (decimal.Round(amount, digits, MidpointRounding.ToZero) != amount)
        {
            throw new ArgumentException($"{currency} has {digits} decimals only.", nameof(amount));
        }

        return data.Money.Fill(name => name switch
        {
            "symbol" => data.Symbols.GetValueOrDefault(currency, currency),
            "amount" => Shown(Grouped(amount, digits)),
            _ => null,
        });
    }

    /// <summary>An amount of money as it stands on the wire.</summary>
    /// <param name="currency">ISO 4217 code.</param>
    /// <param name="amount">Decimal string, as <c>1250.00</c>.</param>
    /// <exception cref="ArgumentException">The currency is unknown, or the amount is finer than its minor unit.</exception>
    /// <exception cref="FormatException">The amount is not a decimal number.</exception>
    public string Money(string currency, string amount) =>
        Money(currency, decimal.Parse(amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    /// <summary>A value as this language writes it: numbers, dates, instants and money; anything else by its invariant text.</summary>
    public string Value(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        LocalizedMessage message => message.Text,
        MoneyArgument money => Money(money.Currency, money.Amount),
        DateOnly date => Date(date),
        DateTimeOffset instant => Moment(instant),
        byte or short or ushort or int or uint or long or ulong or decimal => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        double number when Math.Abs(number) < LargestExact => Number((decimal)number),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private string Grouped(decimal number, int decimals)
    {
        var text = number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), data.Numbers);

        // Among letters that run from the right, the sign would go to the other end of its number.
        return number < 0 && LanguageTag.IsRightToLeft(Language) ? $"\u2066{text}\u2069" : text;
    }

    private DateTimeOffset InCountry(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, data.Zone);

    private string Shown(string text) => data.Digits == LatinDigits
        ? text
        : string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? data.Digits[letter - '0'] : letter));
}
