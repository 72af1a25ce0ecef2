using System.Text;
using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Verification;

/// <summary>Compares what is asked with what is known of a person.</summary>
internal static class PersonFacts
{
    /// <summary>Whether it is the person's name, whatever its case and its spaces.</summary>
    public static bool IsNamed(this Person person, string name) => string.Equals(Plain(person.FullName), Plain(name), StringComparison.Ordinal);

    /// <summary>Whether the eighteenth birthday has come (IDN-16.4).</summary>
    public static bool IsOfAge(this Person person, DateOnly today) => today >= Majority.Of(person.DateOfBirth);

    /// <summary>Whether the person lives in a unit, or in one inside it (IDN-16.5).</summary>
    public static bool LivesIn(this Person person, string unit) =>
        person.Region is { } region && (region == unit || region.StartsWith(unit + "-", StringComparison.Ordinal));

    private static string Plain(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
