using System.Globalization;
using DigitalIndiaStack.Localization.Formats;

namespace DigitalIndiaStack.Localization.Lint.Data;

/// <summary>L022: a currency that ISO 4217 does not have, or an amount that has not exactly its digits.</summary>
internal sealed class CurrencyRule : IPackRule
{
    private const string Code = "DIS-L022";

    public IEnumerable<LintFinding> Check(LintSubject subject)
    {
        var currency = subject.Pack.Manifest.Currency;
        if (Currencies.DigitsOf(currency.Code) != currency.Decimals)
        {
            yield return LintFinding.Error(Code, "pack.json", $"currency: {currency.Code} with {currency.Decimals} decimals is not in ISO 4217");
        }

        foreach (var service in subject.Pack.Services)
        {
            if (Currencies.DigitsOf(service.Amount.Currency) is not { } digits || !HasDigits(service.Amount.Amount, digits))
            {
                yield return LintFinding.Error(Code, $"services/{service.Id}.json", $"amount: {service.Amount.Amount} {service.Amount.Currency} has not the digits of its currency");
            }
        }
    }

    private static bool HasDigits(string amount, int digits) =>
        decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value.Scale == digits;
}
