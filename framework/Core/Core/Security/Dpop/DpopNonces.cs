using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using DigitalIndiaStack.Core.Keys;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>
/// Nonces for proofs (RFC 9449, 8): a MAC over the current two minutes, so that nothing is kept and every process with the same key folder knows
/// the nonces of the others. A nonce is good for two to four minutes.
/// </summary>
internal sealed class DpopNonces(SecretKeys keys, TimeProvider clock)
{
    private const string KeyName = "dpop-nonce";
    private const int Length = 16;
    private const int Seconds = 120;

    /// <summary>The nonce to use from now on.</summary>
    public string Current => At(Window);

    private long Window => clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;

    /// <summary>Whether this or another process with the same keys gave the nonce, not long ago.</summary>
    public bool IsGood(string nonce)
    {
        var window = Window;
        return IsOf(window, nonce) || IsOf(window - 1, nonce);
    }

    private bool IsOf(long window, string nonce) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(nonce), System.Text.Encoding.UTF8.GetBytes(At(window)));

    private string At(long window)
    {
        Span<byte> time = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(time, window);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Get(KeyName), time, mac);
        return Base64Url.EncodeToString(mac[..Length]);
    }
}
