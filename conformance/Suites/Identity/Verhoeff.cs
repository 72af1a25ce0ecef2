namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>The check digit of J. Verhoeff, 1969, over the dihedral group of order ten.</summary>
internal static class Verhoeff
{
    private static readonly int[] Permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    /// <summary>Whether the last digit checks the others.</summary>
    public static bool Holds(string digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[^(place + 1)] - '0';
            for (var turn = 0; turn < place % 8; turn++)
            {
                digit = Permutation[digit];
            }

            sum = Combine(sum, digit);
        }

        return sum == 0;
    }

    // Rotations are 0 to 4, reflections 5 to 9.
    private static int Combine(int left, int right) => (left < 5, right < 5) switch
    {
        (true, true) => (left + right) % 5,
        (true, false) => 5 + ((left + right) % 5),
        (false, true) => 5 + ((left - right + 5) % 5),
        (false, false) => (left - right + 5) % 5,
    };
}
