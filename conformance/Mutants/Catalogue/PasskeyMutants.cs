using System.Buffers.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static DigitalIndiaStack.Conformance.Mutants.Catalogue.FactorMutants;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in how answers of passkeys are judged.</summary>
internal static class PasskeyMutants
{
    private const string Keys = "passkeys";
    private const string Challenges = "passkey_challenges";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M255", "IDN-17.1", "No passkey signs in.") { Sql = statement => OnCount(statement, () => statement.Replace("WHERE", "WHERE 1 = 0 AND")) },
        new("IDN-M256", "IDN-17.2", "The options ask who made the authenticator.") { Settings = services => With(services, rules => rules.AttestationConveyancePreference = "direct", rules => rules.AttestationConveyancePreference = "none") },
        new("IDN-M257", "IDN-17.3", "A person has another user handle at each of their passkeys.") { Read = row => OfFactors(row, () => row["PasskeyHandle"] = null) },
        new("IDN-M258", "IDN-17.4", "Whatever challenge was answered is taken for the one that was given.")
        {
            Request = traffic =>
            {
                if (QueryHelpers.ParseQuery(traffic.RequestBody).GetValueOrDefault("credential").ToString() is ['{', ..] answer && JsonNode.Parse(answer)?["response"]?["clientDataJSON"] is { } data)
                {
                    traffic.Memory["challenge"] = Convert.ToBase64String(Base64Url.DecodeFromChars($"{JsonNode.Parse(Base64Url.DecodeFromChars($"{data}"))!["challenge"]}"));
                }
            },
            Read = row => OfChallenge(row, () =>
            {
                var state = JsonNode.Parse(row.Get<string>("State"))!;
                var name = state.AsObject().First(member => member.Key.Equals("challenge", StringComparison.OrdinalIgnoreCase)).Key;
                state[name] = row.Memory["challenge"] ?? $"{state[name]}";
                row["State"] = state.ToJsonString();
            }),
        },
        new("IDN-M259", "IDN-17.5", "A challenge never grows old.") { Sql = statement => OnTaking(statement, () => statement.Ignore("expires_at")) },
        new("IDN-M260", "IDN-17.6", "A challenge can be answered again.") { Sql = statement => OnTaking(statement, () => statement.Replace("DELETE FROM (\"\\w+\" AS \"\\w+\")", "UPDATE $1 SET \"expires_at\" = \"expires_at\"")) },
        new("IDN-M261", "IDN-17.7", "Answers made for other origins are taken.") { Settings = WithEveryOrigin },
        new("IDN-M262", "IDN-17.8", "The person need not prove to the device who they are.") { Settings = services => With(services, rules => rules.UserVerificationRequirement = "preferred", rules => rules.UserVerificationRequirement = "required") },
        new("IDN-M263", "IDN-17.9", "The signature is held to the key that was added last, whichever passkey is named.")
        {
            Write = row => OfPasskey(row, () => row.Memory["key"] = row.IsNew ? Convert.ToBase64String(row.Get<byte[]>("PublicKey")) : row.Memory["key"]),
            Read = row => OfPasskey(row, () => row["PublicKey"] = row.Memory["key"] is { } key ? Convert.FromBase64String(key) : row["PublicKey"]),
        },
        new("IDN-M264", "IDN-17.10", "The passkey of anybody signs in.") { Sql = statement => OnNamed(statement, () => statement.Ignore("person_id")) },
        new("IDN-M265", "IDN-17.10", "A passkey that is removed stays.") { Sql = statement => OnRemoval(statement, () => statement.Replace("DELETE FROM (\"\\w+\")", "UPDATE $1 SET \"name\" = \"name\"")) },
        new("IDN-M266", "IDN-17.11", "The counter of a passkey is not looked at.") { Sql = statement => OnCount(statement, () => statement.Ignore("sign_count")) },
        new("IDN-M267", "IDN-17.12", "A passkey whose counter went back goes on.") { Write = row => OfPasskey(row, () => row["LockedAt"] = null) },
    ];

    internal static void OfPasskey(Row row, Action change) => Of(row, "Passkey", change);

    private static void OfChallenge(Row row, Action change) => Of(row, "PasskeyChallenge", change);

    private static void Of(Row row, string type, Action change)
    {
        if (row.Is(type))
        {
            change();
        }
    }

    private static void OnCount(Statement statement, Action change) => On(statement.Is("UPDATE", Keys) && statement.Mentions("SET \"sign_count\""), change);

    private static void OnTaking(Statement statement, Action change) => On(statement.Is("DELETE", Challenges) && statement.Mentions("\".\"id\" = "), change);

    private static void OnNamed(Statement statement, Action change) => On(statement.Mentions($"\"{Keys}\"") && statement.Mentions("\".\"credential_id\" = "), change);

    private static void OnRemoval(Statement statement, Action change) => On(statement.Mentions($"DELETE FROM \"{Keys}\""), change);

    private static void On(bool isMeant, Action change)
    {
        if (isMeant)
        {
            change();
        }
    }

    private static Action With(IServiceProvider services, Action<IdentityPasskeyOptions> spoil, Action<IdentityPasskeyOptions> mend)
    {
        var rules = services.GetRequiredService<IOptions<IdentityPasskeyOptions>>().Value;
        spoil(rules);
        return () => mend(rules);
    }

    private static Action WithEveryOrigin(IServiceProvider services)
    {
        var rules = services.GetRequiredService<IOptions<IdentityPasskeyOptions>>().Value;
        var (before, _) = (rules.ValidateOrigin, rules.ValidateOrigin = _ => ValueTask.FromResult(true));
        return () => rules.ValidateOrigin = before;
    }
}
