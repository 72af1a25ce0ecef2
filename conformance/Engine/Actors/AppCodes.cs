using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The authenticator app of a person (RFC 6238: SHA-1, thirty seconds, six digits), by the clock of the server.</summary>
/// <param name="run">The check.</param>
/// <param name="secret">The secret in base32.</param>
public sealed class AppCodes(CheckRun run, string secret)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private long last;

    /// <summary>A code of a step that was not used; the one of the next step is taken early, and where that was used too, the server's clock is moved.</summary>
    public async Task<string> NextAsync()
    {
        if (last > Now())
        {
            await SandboxControl.AdvanceAsync(run, 2 * Step);
        }

        last = Math.Max(last + 1, Now());
        return Of(last);
    }

    /// <summary>The code some steps from now.</summary>
    public string Beside(int steps) => Of(Now() + steps);

    private long Now() => run.Clock.Now.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    private string Of(long step)
    {
        // In a record a mark stands for the secret, and one for the code.
        var code = RedactionMark.IsIn(secret) ? secret : Compute(Decode(), step);
        run.Session.Redactor.Learn(code);
        return code;
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as apps know it.")]
    private static string Compute(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private byte[] Decode()
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var place in secret.Select(letter => Alphabet.IndexOf(letter, StringComparison.Ordinal)))
        {
            (bits, count) = (((bits << 5) | (place >= 0 ? place : throw new CheckFailedException("a secret in base32", "another text"))) & 0xFFF, count + 5);
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)((bits >> count) & 0xFF));
            }
        }

        return [.. bytes];
    }
}
