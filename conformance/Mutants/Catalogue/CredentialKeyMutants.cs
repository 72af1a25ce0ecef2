using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in how the key of credentials gives way to the next.</summary>
internal static class CredentialKeyMutants
{
    private const string Metadata = "/.well-known/jwt-vc-issuer";
    private const string Lists = "/identity/v1/status-lists/";
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Late = TimeSpan.FromHours(2);

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M379", "IDN-13.23", "A key of credentials signs as soon as it is announced.") { Read = row => Turn(row, () => row["SignsFrom"] = row["CreatedAt"]) },
        new("IDN-M380", "IDN-13.23", "The announced key of credentials is not published.")
        {
            Answer = traffic => Keep(traffic, (keys, signer) => keys.RemoveRange(signer + 1, keys.Count - signer - 1)),
        },
        new("IDN-M381", "IDN-13.24", "A key of credentials is thrown away a month after another has taken its place.")
        {
            Answer = traffic => Keep(traffic, (keys, signer) =>
            {
                var now = CredentialForge.Here(traffic.Request.HttpContext.RequestServices).Now;
                var taken = traffic.Memory.First($"{keys[signer]!["kid"]}", now.ToString("O", CultureInfo.InvariantCulture));
                if (now - DateTimeOffset.Parse(taken, CultureInfo.InvariantCulture) > Month)
                {
                    keys.RemoveRange(0, signer);
                }
            }),
        },
        new("IDN-M382", "IDN-13.25", "A credential does not say which key signed it.") { After = CredentialForge.Credential((_, header, _) => header.Remove("kid")) },
        new("IDN-M383", "IDN-13.25", "A status list names a key of its own.")
        {
            Answer = traffic =>
            {
                if (traffic.Request.Method == "GET" && traffic.Path.StartsWith(Lists, StringComparison.Ordinal) && traffic.Response.StatusCode == 200)
                {
                    traffic.AnswerBody = CredentialForge.Change(traffic.AnswerBody, SignerOf(traffic), (header, _) => header["kid"] = "lists");
                }
            },
        },
        new("IDN-M384", "IDN-13.26", "A key of credentials signs for two hours after the next one should.")
        {
            Read = row => Turn(row, () => row["SignsFrom"] = row.Get<DateTimeOffset>("SignsFrom") + Late),
            Answer = traffic =>
            {
                if (traffic.Is("POST", "/state") && traffic.AnswerObject()["signsFrom"] is { } signsFrom)
                {
                    traffic.ChangeAnswer(state => state["signsFrom"] = (DateTimeOffset.Parse($"{signsFrom}", CultureInfo.InvariantCulture) - Late).ToString("O", CultureInfo.InvariantCulture));
                }
            },
        },
    ];

    private static void Turn(Row row, Action change)
    {
        if (row.Is("StoredKey") && row.Get<string>("Name").StartsWith("credentials", StringComparison.Ordinal) && row["SignsFrom"] is not null)
        {
            change();
        }
    }

    // Published in the order of their times.
    private static void Keep(Traffic traffic, Action<JsonArray, int> change)
    {
        if (traffic.Is("GET", Metadata))
        {
            traffic.ChangeAnswer(answer =>
            {
                var (keys, signer) = (answer["jwks"]!["keys"]!.AsArray(), CredentialForge.Jwk(SignerOf(traffic)));
                change(keys, keys.Select(key => $"{key!["x"]}").ToList().IndexOf($"{signer["x"]}"));
            });
        }
    }

    private static ECDsa SignerOf(Traffic traffic) => CredentialForge.KeyOf(traffic.Request.HttpContext.RequestServices, "Credential");
}
