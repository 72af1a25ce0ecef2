using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>
/// Recovery codes: sixteen random digits, which every keyboard has, whatever its script. They are kept as a keyed hash; its key is random, of one person,
/// and kept encrypted, so that who has the store without the keys of the host tries no code.
/// </summary>
internal static class RecoveryText
{
    /// <summary>How many codes make a set.</summary>
    public const int Count = 10;

    private const int Groups = 4;
    private const int KeyLength = 32;

    /// <summary>Makes a key for the codes of a person.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <summary>Makes a code, in groups of four digits.</summary>
    public static string New() =>
        string.Join(' ', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetInt32(10_000).ToString("D4", CultureInfo.InvariantCulture)));

    /// <summary>The hash under which a code is kept.</summary>
    /// <param name="key">The key of the person.</param>
    /// <param name="code">The code, with or without space between its groups.</param>
    public static string Digest(byte[] key, string code) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Compact(code))));

    /// <summary>A code as it was meant, without what stands between its digits.</summary>
    public static string Compact(string typed) => string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter) && letter != '-'));
}
