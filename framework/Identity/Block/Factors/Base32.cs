using System.Text;

namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>Base32 without padding (RFC 4648, 6), in which apps take a secret.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsOfLetter = 5;

    /// <summary>Writes bytes; a last letter that they do not fill is filled with zeros.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var next in bytes)
        {
            (bits, count) = ((bits << 8) | next, count + 8);
            while (count >= BitsOfLetter)
            {
                count -= BitsOfLetter;
                text.Append(Alphabet[(bits >> count) & 31]);
                bits &= (1 << count) - 1;
            }
        }

        return count == 0 ? text.ToString() : text.Append(Alphabet[(bits << (BitsOfLetter - count)) & 31]).ToString();
    }
}
