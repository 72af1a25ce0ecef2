using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of the status of credentials.</summary>
internal static class CredentialStatusMutants
{
    private const string Lists = "/identity/v1/status-lists/";
    private const string Place = "place";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M174", "IDN-13.14", "Credentials have places one after the other.")
        {
            After = CredentialForge.Credential((call, _, claims) =>
            {
                var next = int.Parse(call.Memory[Place] is { Length: > 0 } last ? last : "5000", CultureInfo.InvariantCulture) + 1;
                call.Memory[Place] = next.ToString(CultureInfo.InvariantCulture);
                claims["status"]!["status_list"]!["idx"] = next;
            }),
        },
        new("IDN-M175", "IDN-13.15", "A status list does not say which one it is.") { Answer = List(claims => claims["sub"] = "urn:dis:status-list") },
        new("IDN-M176", "IDN-13.16", "A status list has a thousand places.") { Answer = List(claims => claims["status_list"]!["lst"] = Short()) },
        new("IDN-M177", "IDN-13.17", "Revoking a credential is told and not done.")
        {
            Sql = statement =>
            {
                if (statement.Is("UPDATE", "credentials"))
                {
                    statement.Replace("(SET \"revoked_at\" =) @\\w+", "$1 NULL");
                }
            },
        },
        new("IDN-M390", "IDN-13.27", "A person is told that a credential of theirs is valid after it was revoked.")
        {
            Read = row =>
            {
                if (row.Is("Credential") && Call.Runs("getCredential"))
                {
                    row["RevokedAt"] = null;
                }
            },
        },
        new("IDN-M178", "IDN-13.18", "A status list knows nothing of locks.")
        {
            Sql = statement =>
            {
                if (statement.Is("SELECT", "credentials"))
                {
                    statement.Replace("(\"\\w+\"\\.\"is_sign_in_locked\")", "($1 AND 1 = 0)");
                }
            },
        },
        new("IDN-M179", "IDN-13.19", "Whoever has locked their sign-in gets credentials, by an access token of before.")
        {
            Without = ["NameGrant"],
            Read = row =>
            {
                if (Call.Runs("issueCredential") && row.Is("Person"))
                {
                    (row["IsSignInLocked"], row["SignInLockedAt"]) = (false, null);
                }
            },
        },
    ];

    private static Action<Traffic> List(Action<JsonObject> change) => traffic =>
    {
        if (traffic.Request.Method == "GET" && traffic.Path.StartsWith(Lists, StringComparison.Ordinal) && traffic.Response.StatusCode == 200)
        {
            traffic.AnswerBody = CredentialForge.Change(traffic.AnswerBody, CredentialForge.KeyOf(traffic.Request.HttpContext.RequestServices, "Credential"), (_, claims) => change(claims));
        }
    };

    private static string Short()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(new byte[250]);
        }

        return Base64Url.EncodeToString(packed.ToArray());
    }
}
