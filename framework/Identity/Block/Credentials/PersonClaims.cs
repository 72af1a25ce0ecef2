using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>What a credential can say of a person.</summary>
internal static class PersonClaims
{
    /// <summary>Every claim, in the order in which pages offer them.</summary>
    public static IReadOnlyList<CredentialClaim> All { get; } =
        [CredentialClaim.Name, CredentialClaim.Given_name, CredentialClaim.Family_name, CredentialClaim.Birthdate, CredentialClaim.Age_over_18];

    /// <summary>The name of a claim on the wire.</summary>
    public static string NameOf(CredentialClaim claim) => claim switch
    {
        CredentialClaim.Name => "name",
        CredentialClaim.Given_name => "given_name",
        CredentialClaim.Family_name => "family_name",
        CredentialClaim.Birthdate => "birthdate",
        CredentialClaim.Age_over_18 => "age_over_18",
        _ => throw new ArgumentOutOfRangeException(nameof(claim)),
    };

    /// <summary>The claims that were asked for and that the record holds.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode>> Of(Domain.Person person, IReadOnlyCollection<CredentialClaim> asked, DateOnly today)
    {
        foreach (var claim in All.Where(asked.Contains))
        {
            if (Value(person, claim, today) is { } value)
            {
                yield return KeyValuePair.Create(NameOf(claim), value);
            }
        }
    }

    private static JsonNode? Value(Domain.Person person, CredentialClaim claim, DateOnly today) => claim switch
    {
        CredentialClaim.Name => person.FullName,
        CredentialClaim.Given_name => person.GivenName,
        CredentialClaim.Family_name => person.FamilyName,
        CredentialClaim.Birthdate => person.DateOfBirth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CredentialClaim.Age_over_18 => today >= Domain.Majority.Of(person.DateOfBirth),
        _ => null,
    };
}
