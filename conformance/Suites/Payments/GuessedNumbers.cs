namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Numbers that somebody guesses who knows another one.</summary>
internal static class GuessedNumbers
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The secret numbers after one, with check characters that fit.</summary>
    public static IEnumerable<string> After(string number, int count)
    {
        var random = number.Replace("-", "", StringComparison.Ordinal)[..^1].ToCharArray();
        for (var turn = 0; turn < count; turn++)
        {
            Count(random);
            yield return Whole(new string(random));
        }
    }

    /// <summary>The bill numbers after one, which have no check character.</summary>
    public static IEnumerable<string> AfterBill(string number, int count)
    {
        var random = number.Replace("-", "", StringComparison.Ordinal).ToCharArray();
        for (var turn = 0; turn < count; turn++)
        {
            Count(random);
            yield return Grouped(new string(random));
        }
    }

    private static string Grouped(string plain) => string.Join('-', plain.Chunk(4).Select(group => new string(group)));

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

        return Grouped($"{random}{Alphabet[(size - (sum % size)) % size]}");
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
