using System.Globalization;
using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>Amounts as messages write them: by their value, however many digits they have.</summary>
internal static class AmountText
{
    /// <summary>Writes an amount with the digits of its currency; as it was when it has more that are not zero.</summary>
    /// <param name="text">A decimal, not below zero.</param>
    public static string Normal(string text, string currency)
    {
        var value = decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var digits = Currency.Parse(currency).Digits;
        return decimal.Round(value, digits) == value ? value.ToString($"F{digits}", CultureInfo.InvariantCulture) : text;
    }
}
