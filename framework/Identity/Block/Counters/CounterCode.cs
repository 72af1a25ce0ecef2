using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Pages.Identity;

namespace DigitalIndiaStack.Identity.Block.Counters;

/// <summary>
/// User codes (RFC 8628, 6.1): eleven digits, which every keyboard has, whatever its script. Five tries at 36 bits find one of the codes that live with a
/// chance of 2^-34 for each of them.
/// </summary>
internal static class CounterCode
{
    /// <summary>How many digits a code has.</summary>
    public const int Length = 11;

    /// <summary>How a code is shown: in groups, for reading it off a screen.</summary>
    public const string Display = "{0}{1}{2}{3}-{4}{5}{6}{7}-{8}{9}{10}";

    private const int Group = 4;

    /// <summary>The digits of which it is made.</summary>
    public static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>A right code as counters show it, whatever way it was typed.</summary>
    public static string Show(string? code) => string.Join('-', TypedCode.Read(code).Chunk(Group).Select(digits => new string(digits)));

    /// <summary>The digest under which a code is kept.</summary>
    /// <param name="code">The code as typed, in any digits and groups.</param>
    public static string Digest(string? code) => SecretText.Digest(TypedCode.Read(code));
}
