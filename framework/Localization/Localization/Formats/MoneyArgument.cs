namespace DigitalIndiaStack.Localization.Formats;

/// <summary>An amount to be put into a text, written as the language of that text writes money.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Amount">Decimal string with exactly the digits of the currency, as on the wire.</param>
public sealed record MoneyArgument(string Currency, string Amount);
