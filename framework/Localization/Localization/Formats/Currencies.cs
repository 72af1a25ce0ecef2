using System.Collections.Frozen;

namespace DigitalIndiaStack.Localization.Formats;

/// <summary>The active currencies of ISO 4217 and the digits of their minor unit. Not CLDR's table, which counts digits as they are shown.</summary>
public static class Currencies
{
    // Groups of codes by number of minor digits, in the order of the alphabet; funds, metals and test codes have no minor unit and are left out.
    private static readonly FrozenDictionary<string, int> Digits = new (int Digits, string Codes)[]
    {
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (2, "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU "
            + "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS "
            + "KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD "
            + "PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD "
            + "TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    }.SelectMany(group => group.Codes.Split(' ').Select(code => (Code: code, group.Digits)))
        .ToFrozenDictionary(pair => pair.Code, pair => pair.Digits, StringComparer.Ordinal);

    /// <summary>The digits after the decimal point, 0 to 4; <see langword="null"/> when the code is not a currency in use.</summary>
    /// <param name="code">Three capital letters, as <c>KES</c>.</param>
    public static int? DigitsOf(string code) => Digits.TryGetValue(code, out var digits) ? digits : null;
}
