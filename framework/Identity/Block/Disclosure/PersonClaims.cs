using System.Collections.Immutable;
using System.Globalization;
using DigitalIndiaStack.Identity.Block.Domain;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>The claims of a person, and the scope by which each may be asked for. The national number is none of them (IDN-4.4).</summary>
internal static class PersonClaims
{
    /// <summary>The member of answers in which verified claims stand.</summary>
    public const string Verified = "verified_claims";

    private const string Dot = ".";

    private static readonly Dictionary<string, string> Scopes = new(StringComparer.Ordinal)
    {
        [Claims.Name] = OpenIddictScopes.Profile,
        [Claims.GivenName] = OpenIddictScopes.Profile,
        [Claims.FamilyName] = OpenIddictScopes.Profile,
        [Claims.Birthdate] = OpenIddictScopes.Profile,
        [Claims.Locale] = OpenIddictScopes.Profile,
        [Claims.Email] = OpenIddictScopes.Email,
        [Claims.PhoneNumber] = OpenIddictScopes.Phone,
        [Verified + Dot + Claims.Name] = OpenIddictScopes.Profile,
        [Verified + Dot + Claims.Birthdate] = OpenIddictScopes.Profile,
    };

    /// <summary>The claims that can be had as verified ones.</summary>
    public static readonly ImmutableArray<string> Verifiable = [Claims.Name, Claims.Birthdate];

    /// <summary>The names of all that a person is asked for by name.</summary>
    public static IEnumerable<string> Names => Scopes.Keys;

    /// <summary>The name under which a verified claim is asked for and remembered.</summary>
    public static string VerifiedName(string claim) => Verified + Dot + claim;

    /// <summary>Whether a client that may ask for these scopes may ask for a claim; <see langword="false"/> for a claim that nobody knows.</summary>
    public static bool IsFor(IReadOnlyCollection<string> scopes, string claim) => Scopes.TryGetValue(claim, out var scope) && scopes.Contains(scope);

    /// <summary>The claims that scopes let leave, none of them verified.</summary>
    public static IEnumerable<string> Of(ImmutableArray<string> scopes) =>
        Scopes.Where(entry => scopes.Contains(entry.Value) && !entry.Key.StartsWith(Verified, StringComparison.Ordinal)).Select(entry => entry.Key);

    /// <summary>The value of a claim that is not verified; <see langword="null"/> when the person has none.</summary>
    public static string? ValueOf(Person person, string claim) => claim switch
    {
        Claims.Name => person.FullName,
        Claims.GivenName => person.GivenName,
        Claims.FamilyName => person.FamilyName,
        Claims.Birthdate => person.DateOfBirth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Claims.Locale => person.Language,
        Claims.Email => person.Email,
        Claims.PhoneNumber => person.Phone,
        _ => null,
    };

    private static class OpenIddictScopes
    {
        public const string Profile = OpenIddict.Abstractions.OpenIddictConstants.Scopes.Profile;
        public const string Email = OpenIddict.Abstractions.OpenIddictConstants.Scopes.Email;
        public const string Phone = OpenIddict.Abstractions.OpenIddictConstants.Scopes.Phone;
    }
}
