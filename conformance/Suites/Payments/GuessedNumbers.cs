namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Secret numbers that somebody guesses who knows another one.</summary>
internal static class GuessedNumbers
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The numbers after one, with check characters that fit.</summary>
    public static IEnumerable<string> After(string number, int count)
    {
        var random = number.Replace("-", "", StringComparison.Ordinal)[..^1].ToCharArray();
        for (var turn = 0; turn < count; turn++)
        {
            Count(random);
            yield return Whole(new string(random));
        }
    }

    /// <summary>A number with its check character, in groups.</summary>
    private static string Whole(string random)
    {
        var (size, sum, factor) = (Alphabet.Length, 0, 2);
        foreach (var character in random.Reverse())
        {
            // A mark in the place of a secret, when a verdict is recomputed, has characters of its own.
            var weighted = factor * Math.Max(0, Alphabet.IndexOf(character, StringComparison.Ordinal));
            sum += (weighted / size) + (weighted % size);
            factor = 3 - factor;
        }

        return string.Join('-', $"{random}{Alphabet[(size - (sum % size)) % size]}".Chunk(4).Select(group => new string(group)));
    }

    private static void Count(char[] number)
    {
        for (var place = number.Length - 1; place >= 0; place--)
        {
            number[place] = Alphabet[(Alphabet.IndexOf(number[place], StringComparison.Ordinal) + 1) % Alphabet.Length];
            if (number[place] != Alphabet[0])
            {
                return;
            }
        }
    }
}
