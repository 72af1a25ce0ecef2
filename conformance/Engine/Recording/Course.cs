using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>
/// All that decides how one attempt of a check, or one making of a shared thing, goes: its name, from which its ids and its chance come,
/// what it saw, and what it was told. With the code of the check it makes the verdict, and nothing else does.
/// </summary>
/// <param name="Name">Id of the check, or <c>shared:</c> and the key of the thing.</param>
/// <param name="Attempt">Which attempt or making, from 1.</param>
/// <param name="Prefix">Start of the names of test data.</param>
internal sealed record Course(string Name, int Attempt, string Prefix)
{
    private const string SharedMark = "shared:";

    private int drawn;

    /// <summary>What was sent and what came back.</summary>
    public Evidence Evidence { get; init; } = new();

    /// <summary>What it was told beside that.</summary>
    public Journal Journal { get; init; } = new();

    /// <summary>What it left out.</summary>
    public Checks.Omissions Omissions { get; init; } = new();

    /// <summary>The name of the makings of a shared thing.</summary>
    public static string NameOfShared(string key) => SharedMark + key;

    /// <summary>Whether a name is of the makings of a shared thing.</summary>
    public static bool IsNameOfShared(string name) => name.StartsWith(SharedMark, StringComparison.Ordinal);

    /// <summary>Bytes that nothing else in any run has, and that are the same when the attempt is recomputed.</summary>
    /// <param name="count">How many; 64 at most.</param>
    public byte[] Draw(int count)
    {
        var place = Strand.Of(this) is { } strand ? Encoding.UTF8.GetBytes(strand.Next()) : BitConverter.GetBytes(Interlocked.Increment(ref drawn));
        return HMACSHA512.HashData(Encoding.UTF8.GetBytes($"{Prefix}|{Name}|{Attempt}"), place)[..count];
    }

    /// <summary>A UUID of version 7 by its form; its moment says nothing.</summary>
    public string NewId()
    {
        var bytes = Draw(16);
        (bytes[0], bytes[1]) = (0x01, 0x9A);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
