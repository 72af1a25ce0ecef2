using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>Codes of an authenticator app (RFC 6238) as every app makes them: SHA-1, steps of thirty seconds, six digits.</summary>
internal static class Totp
{
    private const int SecretLength = 20;
    private const int StepSeconds = 30;

    /// <summary>Makes a secret of 160 random bits, the length of the hash (RFC 4226, 4).</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>The number of the step of a moment.</summary>
    public static long StepAt(DateTimeOffset moment) => Math.DivRem(moment.ToUnixTimeSeconds(), StepSeconds).Quotient;

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as apps know it; HMAC does not need the resistance that SHA-1 lost.")]
    public static string CodeOf(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);

        // RFC 4226, 5.3: the last four bits say where the number begins.
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed, among those about a moment; it takes as long wherever it is.</summary>
    /// <param name="secret">The secret of the app.</param>
    /// <param name="typed">What was typed, of any form.</param>
    /// <param name="around">How many steps the clock of the app may be off.</param>
    /// <returns><see langword="null"/> when it is the code of none.</returns>
    public static long? FindStep(byte[] secret, string typed, DateTimeOffset now, int around)
    {
        var (bytes, middle) = (Encoding.UTF8.GetBytes(typed), StepAt(now));
        long? found = null;
        for (var step = middle - around; step <= middle + around; step++)
        {
            found = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(secret, step)), bytes) ? step : found;
        }

        return found;
    }

    /// <summary>What an app reads from the QR code (the key URI format of authenticator apps).</summary>
    /// <param name="issuer">Name of the issuer.</param>
    /// <param name="account">Which account of several on one phone; no name and no whole number, for apps copy it elsewhere.</param>
    public static string AddressOf(byte[] secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32.Encode(secret)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits=6&period={StepSeconds}";
}
