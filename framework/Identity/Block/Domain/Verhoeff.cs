namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>The check digit of J. Verhoeff (1969): it shows every wrong digit and every swap of two neighbours.</summary>
internal static class Verhoeff
{
    // Multiplication in the dihedral group D5.
    private static readonly byte[][] Product =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
        [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
        [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
        [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
        [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
        [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
        [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
        [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
        [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
    ];

    // The permutation by place, counted from the right; it repeats after eight.
    private static readonly byte[][] Permutation =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
        [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
        [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
        [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
        [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
        [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
        [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
    ];

    private static readonly byte[] Inverse = [0, 4, 3, 2, 1, 5, 6, 7, 8, 9];

    /// <summary>Computes the digit to write behind the payload.</summary>
    /// <param name="payload">ASCII digits only.</param>
    public static char CheckDigit(ReadOnlySpan<char> payload) => (char)('0' + Inverse[Fold(payload, firstPlace: 1)]);

    /// <summary>Whether the last digit is the check digit of those before it.</summary>
    /// <param name="number">ASCII digits only.</param>
    public static bool IsValid(ReadOnlySpan<char> number) => number.Length > 1 && Fold(number, firstPlace: 0) == 0;

    /// <summary>Reads a number as people write it, with spaces or hyphens between groups.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="length">How many digits it has, the check digit included.</param>
    /// <returns>The digits; <see langword="null"/> for another length, another character or a wrong check digit.</returns>
    public static string? Read(string? text, int length)
    {
        if (text is null || text.Length > 2 * length)
        {
            return null;
        }

        Span<char> digits = stackalloc char[text.Length];
        var count = 0;
        foreach (var letter in text)
        {
            if (letter is ' ' or '-' or '\u00A0')
            {
                continue;
            }

            if (!char.IsAsciiDigit(letter))
            {
                return null;
            }

            digits[count++] = letter;
        }

        return count == length && IsValid(digits[..count]) ? new string(digits[..count]) : null;
    }

    private static int Fold(ReadOnlySpan<char> digits, int firstPlace)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[digits.Length - 1 - index] - '0';
            sum = Product[sum][Permutation[(index + firstPlace) % Permutation.Length][digit]];
        }

        return sum;
    }
}
