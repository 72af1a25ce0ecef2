using System.Globalization;

namespace DigitalIndiaStack.Core.Values;

/// <summary>An amount of one currency, in whole minor units; it is never rounded and never overflows silently.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="MinorUnits">The amount in the smallest unit of the currency, such as cents.</param>
public readonly record struct Money(Currency Currency, long MinorUnits) : IComparable<Money>
{
    /// <summary>The amount as it stands on the wire, with exactly the digits of the currency.</summary>
    /// <value>For example <c>1250.00</c>; a negative zero does not exist.</value>
    public string Amount
    {
        get
        {
            var (whole, part) = ulong.DivRem(Magnitude, (ulong)Currency.Scale);
            var sign = MinorUnits < 0 ? "-" : string.Empty;
            return Currency.Digits == 0
                ? string.Create(CultureInfo.InvariantCulture, $"{sign}{whole}")
                : string.Create(CultureInfo.InvariantCulture, $"{sign}{whole}.{part.ToString($"D{Currency.Digits}", CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>Whether the amount is less than zero.</summary>
    public bool IsNegative => MinorUnits < 0;

    // Of long.MinValue too, whose absolute value is no long.
    private ulong Magnitude => MinorUnits < 0 ? (ulong)(-(MinorUnits + 1)) + 1 : (ulong)MinorUnits;

    /// <summary>No money of a currency.</summary>
    public static Money Zero(Currency currency) => new(currency, 0);

    /// <summary>Reads an amount as it stands on the wire.</summary>
    /// <exception cref="FormatException">The currency is unknown, the digits are not those of the currency, or the amount is too large.</exception>
    public static Money Parse(string currency, string amount) =>
        TryParse(currency, amount, out var money) ? money : throw new FormatException($"'{amount}' is no amount of '{currency}'.");

    /// <summary>Reads an amount that may be wrong: no sign but a minus, no leading zero, no other digits than ASCII, no digit too few or too many.</summary>
    public static bool TryParse(string? currency, string? amount, out Money money)
    {
        money = default;
        if (!Currency.TryParse(currency, out var known) || amount is null)
        {
            return false;
        }

        var negative = amount.StartsWith('-');
        var digits = amount.AsSpan(negative ? 1 : 0);
        if (!HasFormOf(known, digits) || !TryReadUnits(digits, negative, out var units) || (negative && units == 0))
        {
            return false;
        }

        money = new Money(known, units);
        return true;
    }

    /// <summary>Adds two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    public static Money operator +(Money left, Money right) => left.Add(right);

    /// <summary>Subtracts two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The difference is too large.</exception>
    public static Money operator -(Money left, Money right) => left.Subtract(right);

    /// <summary>Turns the sign.</summary>
    /// <exception cref="OverflowException">The amount is the least one.</exception>
    public static Money operator -(Money amount) => amount.Negate();

    /// <summary>Whether the left amount is the smaller one; both must be of one currency.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is the larger one; both must be of one currency.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is not the larger one; both must be of one currency.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is not the smaller one; both must be of one currency.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Adds an amount of the same currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    public Money Add(Money other) => this with { MinorUnits = checked(MinorUnits + Same(other).MinorUnits) };

    /// <summary>Subtracts an amount of the same currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The difference is too large.</exception>
    public Money Subtract(Money other) => this with { MinorUnits = checked(MinorUnits - Same(other).MinorUnits) };

    /// <summary>Turns the sign.</summary>
    /// <exception cref="OverflowException">The amount is the least one.</exception>
    public Money Negate() => this with { MinorUnits = checked(-MinorUnits) };

    /// <summary>Orders amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => MinorUnits.CompareTo(Same(other).MinorUnits);

    /// <summary>Amount and currency, for logs and tests; people read it through the formats of their language.</summary>
    public override string ToString() => $"{Amount} {Currency}";

    private static bool HasFormOf(Currency currency, ReadOnlySpan<char> digits)
    {
        var whole = currency.Digits == 0 ? digits.Length : digits.Length - currency.Digits - 1;
        if (whole < 1 || (whole > 1 && digits[0] == '0') || (currency.Digits > 0 && digits[whole] != '.'))
        {
            return false;
        }

        return !digits[..whole].ContainsAnyExceptInRange('0', '9')
            && (currency.Digits == 0 || !digits[(whole + 1)..].ContainsAnyExceptInRange('0', '9'));
    }

    private static bool TryReadUnits(ReadOnlySpan<char> digits, bool negative, out long units)
    {
        Int128 read = 0;
        units = 0;
        foreach (var digit in digits)
        {
            read = digit == '.' ? read : (read * 10) + (digit - '0');
            if (read > (Int128)long.MaxValue + 1)
            {
                return false;
            }
        }

        read = negative ? -read : read;
        if (read > long.MaxValue)
        {
            return false;
        }

        units = (long)read;
        return true;
    }

    private Money Same(Money other) =>
        other.Currency == Currency ? other : throw new InvalidOperationException($"{Currency} and {other.Currency} do not mix.");
}
