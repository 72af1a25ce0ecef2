using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>
/// Finds known secrets in a text in one pass, however many are known: each place is looked up by the last letters of the secrets, and
/// compared with a secret only where these are the same. A run knows thousands of tokens and codes and redacts every line that it keeps.
/// </summary>
internal sealed class SecretIndex
{
    /// <summary>Shortest secret that can be known.</summary>
    public const int Shortest = 4;

    private const int FilterBits = 16;

    private readonly ConcurrentDictionary<ulong, string[]> byTail = new();

    // One bit for each tail that is known, by its hash: nearly every place of a text is done after this.
    private readonly ulong[] filter = new ulong[(1 << FilterBits) / 64];

    /// <summary>Makes a secret known.</summary>
    /// <param name="secret">At least <see cref="Shortest"/> letters.</param>
    public void Add(string secret)
    {
        var tail = TailAt(secret, secret.Length - Shortest);
        byTail.AddOrUpdate(tail, _ => [secret], (_, known) => [.. known, secret]);
        var bit = Bit(tail);
        Interlocked.Or(ref filter[bit / 64], 1UL << (bit % 64));
    }

    /// <summary>The secrets that stand in a text, longest first.</summary>
    public IReadOnlyList<string> In(string text)
    {
        List<string>? found = null;
        for (var place = 0; place <= text.Length - Shortest; place++)
        {
            var tail = TailAt(text, place);
            var bit = Bit(tail);
            if ((Volatile.Read(ref filter[bit / 64]) & (1UL << (bit % 64))) != 0 && byTail.TryGetValue(tail, out var secrets))
            {
                found = Collect(text.AsSpan(0, place + Shortest), secrets, found);
            }
        }

        found?.Sort((one, other) => other.Length - one.Length);
        return found ?? (IReadOnlyList<string>)[];
    }

    private static List<string>? Collect(ReadOnlySpan<char> before, string[] secrets, List<string>? found)
    {
        foreach (var secret in secrets)
        {
            if (before.EndsWith(secret, StringComparison.Ordinal) && found?.Contains(secret) != true)
            {
                (found ??= []).Add(secret);
            }
        }

        return found;
    }

    private static ulong TailAt(string text, int place) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.AsSpan(place, Shortest)));

    private static int Bit(ulong tail) => (int)(unchecked(tail * 0x9E3779B97F4A7C15) >> (64 - FilterBits));
}
