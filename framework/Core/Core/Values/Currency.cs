using System.Diagnostics.CodeAnalysis;
using DigitalIndiaStack.Localization.Formats;

namespace DigitalIndiaStack.Core.Values;

/// <summary>A currency in use, ISO 4217.</summary>
public readonly record struct Currency
{
    private readonly string? code;

    private Currency(string code, int digits)
    {
        this.code = code;
        Digits = digits;
    }

    /// <summary>The code.</summary>
    /// <value>Three capital letters.</value>
    public string Code => code ?? string.Empty;

    /// <summary>The digits after the decimal point.</summary>
    /// <value>0 to 4.</value>
    public int Digits { get; }

    /// <summary>How many minor units make one major unit.</summary>
    internal long Scale => Digits switch
    {
        0 => 1,
        1 => 10,
        2 => 100,
        3 => 1_000,
        _ => 10_000,
    };

    /// <summary>Finds a currency.</summary>
    /// <exception cref="FormatException">The code is no currency in use.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is no currency in use.");

    /// <summary>Finds a currency by a code that may be wrong; letters count as they are written.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out Currency currency)
    {
        var digits = code is { Length: 3 } ? Currencies.DigitsOf(code) : null;
        currency = digits is { } count ? new Currency(code!, count) : default;
        return digits is not null;
    }

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
