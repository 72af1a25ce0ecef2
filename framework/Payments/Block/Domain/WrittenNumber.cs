namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>How numbers that people read and type are written: characters that are not taken for one another, in groups.</summary>
internal static class WrittenNumber
{
    // Crockford's alphabet: no I, L, O, U, so that a number read aloud is written down right.
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int GroupLength = 4;

    /// <summary>Groups of four with hyphens between.</summary>
    public static string Grouped(string plain) => string.Join('-', plain.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>What somebody typed, without hyphens and spaces and in the characters of the alphabet where they look like one.</summary>
    public static string Plain(string typed) => string.Concat(typed.Where(character => character is not ('-' or ' ')).Select(character => Plain(char.ToUpperInvariant(character))));

    private static char Plain(char character) => character switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => character,
    };
}
