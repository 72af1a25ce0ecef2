using System.Buffers.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in how the key that signs tokens gives way to the next.</summary>
internal static class SigningKeyMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M290", "IDN-5.10", "A key signs as soon as it is announced.")
        {
            Read = row =>
            {
                if (row.Is("StoredKey") && row["SignsFrom"] is not null)
                {
                    row["SignsFrom"] = row["CreatedAt"];
                }
            },
        },
        new("IDN-M291", "IDN-5.10", "The announced key is not published.") { Answer = traffic => Keep(traffic, (keys, signer) => keys.RemoveRange(signer + 1, keys.Count - signer - 1)) },
        new("IDN-M292", "IDN-5.11", "A key is thrown away as soon as another has taken its place.")
        {
            Answer = traffic => Keep(traffic, (keys, signer) => keys.RemoveRange(0, signer)),
        },
        new("IDN-M378", "IDN-5.12", "A key stays published for ever.")
        {
            Sql = statement =>
            {
                if (statement.Is("DELETE", "stored_keys"))
                {
                    statement.Replace("DELETE FROM (\"\\w+\" AS \"\\w+\")", "UPDATE $1 SET \"created_at\" = \"created_at\"");
                }
            },
        },
    ];

    // Published in the order of their times; which of them signs, the newest token says.
    private static void Keep(Traffic traffic, Action<JsonArray, int> change)
    {
        if (traffic.Is("POST", "/connect/token") && $"{traffic.AnswerObject()["access_token"]}" is { Length: > 0 } token)
        {
            traffic.Memory["signer"] = $"{JsonNode.Parse(Base64Url.DecodeFromChars(token.AsSpan(0, token.IndexOf('.', StringComparison.Ordinal))))!["kid"]}";
        }
        else if (traffic.Is("GET", "/.well-known/jwks"))
        {
            traffic.ChangeAnswer(answer =>
            {
                var keys = answer["keys"]!.AsArray();
                if (keys.Select(key => $"{key!["kid"]}").ToList().IndexOf(traffic.Memory["signer"] ?? "") is >= 0 and var signer)
                {
                    change(keys, signer);
                }
            });
        }
    }
}
