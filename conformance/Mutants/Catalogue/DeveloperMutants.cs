using System.Data.Common;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of the clients that developers register.</summary>
internal static partial class DeveloperMutants
{
    private const int LongestName = 64;

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M305", "IDN-19.1", "What is too long of a name is cut off.") { Before = Naming(name => name.Length > LongestName ? name[..LongestName].Trim() : name) },
        new("IDN-M306", "IDN-19.2", "What is invisible in a name is left out.") { Before = Naming(name => Invisible().Replace(name, "")) },
        new("IDN-M307", "IDN-19.3", "A Cyrillic letter among Latin ones is taken.") { Before = Naming(name => Latin().IsMatch(name) ? name.Replace('\u0430', 'a') : name) },
        new("IDN-M308", "IDN-19.4", "Names are compared letter by letter.") { Sql = statement => Shape(statement, values => $"{values["name"]}") },
        new("IDN-M309", "IDN-19.5", "Nothing holds names apart that come at the same time.") { Sql = statement => Shape(statement, values => $"{values["client_id"]}") },
        new("IDN-M310", "IDN-19.7", "The fragment of a redirect URI is left out.")
        {
            Before = call =>
            {
                if (call.Is("registerClient"))
                {
                    call.Body.Change("RedirectUris", addresses => addresses.Select(address => (object)$"{address}".Split('#')[0]));
                }
            },
        },
        new("IDN-M311", "IDN-19.6", "A redirect URI that nobody registered is taken.") { Without = ["ValidatePushedClientRedirectUri"] },
        new("IDN-M312", "IDN-19.8", "A developer's client may ask for what apps of the country may ask for.") { Read = Access(access => access["PersonScopes"]!.AsArray().Add((JsonNode)"consent.own.read")) },
        new("IDN-M313", "IDN-19.9", "A confidential client without a key becomes a public one.")
        {
            Before = call =>
            {
                if (call.Is("registerClient") && call.Body["Keys"] is not System.Collections.ICollection { Count: > 0 })
                {
                    call.Body.Set("Kind", Enum.ToObject(call.Body["Kind"]!.GetType(), 0));
                }
            },
        },
        new("IDN-M314", "IDN-19.10", "The page does not say that nobody vouches for the client.")
        {
            Answer = traffic => On(traffic.Path == "/identity/approve", () => traffic.AnswerBody = traffic.AnswerBody.Replace("data-unvouched", "data-client", StringComparison.Ordinal)),
        },
        new("IDN-M315", "IDN-19.11", "A person is not asked about the subject alone.") { Read = Access(access => access["IsUnvouched"] = false) },
        new("IDN-M316", "IDN-19.12", "A confidential client gets tokens for itself.")
        {
            Read = Access(access => access["Scopes"]!.AsArray().Add((JsonNode)"registries.read")),
            Without = ["Exchange.ValidateGrantTypePermissions"],
        },
        new("IDN-M317", "IDN-19.13", "Any registration token opens any client.") { Sql = statement => On(statement.Is("SELECT", "registered_clients"), () => statement.Ignore("token_digest")) },
        new("IDN-M318", "IDN-19.14", "The registration token is told again.")
        {
            Answer = traffic => On(
                traffic.Request.Method == "GET" && traffic.Path.Contains("/identity/v1/clients/", StringComparison.Ordinal),
                () => traffic.ChangeAnswer(answer => answer["registrationToken"] = traffic.Request.Headers["Registration-Token"].ToString())),
        },
        new("IDN-M319", "IDN-19.15", "What a removed client got stays good.")
        {
            Sql = statement => On(
                statement.Is("DELETE", "oidc_tokens") || statement.Is("DELETE", "oidc_authorizations") || statement.Is("DELETE", "oidc_applications"),
                () => statement.Replace("WHERE", "WHERE 1 = 0 AND")),
        },
    ];

    private static Action<Call> Naming(Func<string, string> change) => call =>
    {
        if (call.Is("registerClient"))
        {
            call.Body.Set("Name", change($"{call.Body["Name"]}"));
        }
    };

    private static Action<Row> Access(Action<JsonNode> change) => row =>
    {
        if (row.Entity.GetType().Name.StartsWith("OpenIddictEntityFrameworkCoreApplication", StringComparison.Ordinal)
            && JsonNode.Parse(row["Properties"] as string ?? "{}") is { } properties && properties["access"]?["IsUnvouched"]?.GetValue<bool>() == true)
        {
            change(properties["access"]!);
            row["Properties"] = properties.ToJsonString();
        }
    };

    // Writes another shape of the name into the row that is inserted.
    private static void Shape(Statement statement, Func<IReadOnlyDictionary<string, object?>, string> shapeOf)
    {
        if (statement.Is("INSERT", "registered_clients") && Columns().Match(statement.Text) is { Success: true } found)
        {
            string[] columns = [.. found.Groups[1].Value.Split(',').Select(column => column.Trim(' ', '"'))];
            var values = columns.Zip(statement.Parameters.Cast<DbParameter>()).ToDictionary(pair => pair.First, pair => pair.Second.Value);
            statement.Parameters[Array.IndexOf(columns, "shape")].Value = shapeOf(values);
        }
    }

    private static void On(bool isMeant, Action change)
    {
        if (isMeant)
        {
            change();
        }
    }

    [GeneratedRegex(@"\p{C}|[\u3164\u115F]")]
    private static partial Regex Invisible();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Latin();

    [GeneratedRegex(@"\(([^)]*)\) VALUES")]
    private static partial Regex Columns();
}
