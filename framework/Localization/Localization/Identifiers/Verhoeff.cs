namespace DigitalIndiaStack.Localization.Identifiers;

/// <summary>
/// The check digit of J. Verhoeff (1969): it finds every wrong digit and every swap of two neighbours, which people who read numbers aloud make most.
/// </summary>
public static class Verhoeff
{
    // Multiplication of the dihedral group D5, row by row.
    private const string Product = "0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210";

    // The permutation that is applied once for each place.
    private const string Permutation = "1576283094";

    // Inverses in D5.
    private const string Inverse = "0432156789";

    /// <summary>The digit to put after a number.</summary>
    /// <param name="digits">Digits 0 to 9, without check digit.</param>
    /// <exception cref="ArgumentException">There is another character than a digit.</exception>
    public static char CheckDigit(ReadOnlySpan<char> digits) => Inverse[Sum(digits, 1)];

    /// <summary>Whether the last digit is the check digit of those before it; <see langword="false"/> as well when there is another character than a digit.</summary>
    public static bool IsValid(ReadOnlySpan<char> number) =>
        number.Length > 1 && number.IndexOfAnyExceptInRange('0', '9') < 0 && Sum(number, 0) == 0;

    private static int Sum(ReadOnlySpan<char> digits, int place)
    {
        var sum = 0;
        for (var index = digits.Length - 1; index >= 0; index--, place++)
        {
            if (!char.IsAsciiDigit(digits[index]))
            {
                throw new ArgumentException("A number has digits only.", nameof(digits));
            }

            sum = Product[(sum * 10) + Permuted(digits[index] - '0', place % 8)] - '0';
        }

        return sum;
    }

    private static int Permuted(int digit, int times)
    {
        for (var index = 0; index < times; index++)
        {
            digit = Permutation[digit] - '0';
        }

        return digit;
    }
}
