using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of credentials, and of the proofs for which they are given.</summary>
internal static class CredentialMutants
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M160", "IDN-13.1", "A credential tells the name of somebody else.") { Read = row => WhileIssuing(row, () => row["FullName"] = "Somebody Else") },
        new("IDN-M161", "IDN-13.2", "A credential tells all that the record holds, whatever was asked for.")
        {
            Before = call =>
            {
                if (call.Is("issueCredential"))
                {
                    call.Body.Change("Claims", asked => Enum.GetValues(asked[0].GetType()).Cast<object>());
                }
            },
        },
        new("IDN-M162", "IDN-13.3", "A credential is signed by a key that nobody knows.") { After = CredentialForge.Credential((_, _, _) => { }, byAnother: true) },
        new("IDN-M163", "IDN-13.4", "The key of tokens is published as one of credentials.")
        {
            Answer = traffic =>
            {
                if (traffic.Is("GET", "/.well-known/jwt-vc-issuer"))
                {
                    traffic.ChangeAnswer(metadata => metadata["jwks"]!["keys"]!.AsArray().Add((JsonNode)CredentialForge.Jwk(CredentialForge.KeyOf(traffic.Request.HttpContext.RequestServices, "Signing"))));
                }
            },
        },
        new("IDN-M164", "IDN-13.5", "A credential is bound to another key than the one that was proved.")
        {
            After = CredentialForge.Credential((_, _, claims) =>
            {
                using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                claims["cnf"] = claims["cnf"] is null ? null : new JsonObject { ["jwk"] = CredentialForge.Jwk(other) };
            }),
        },
        new("IDN-M165", "IDN-13.6", "The signature of a proof is not looked at.") { Before = CredentialForge.TakeProof((_, proof, _) => !CredentialForge.IsSigned(proof)) },
        new("IDN-M166", "IDN-13.7", "The audience of a proof is not looked at.") { Before = CredentialForge.TakeProof((call, _, claims) => $"{claims["aud"]}" != CredentialForge.Here(call.Services).Issuer) },
        new("IDN-M167", "IDN-13.8", "The time of a proof is not looked at.") { Before = CredentialForge.TakeProof((call, _, claims) => IsOfAnotherTime(call, claims)) },
        new("IDN-M168", "IDN-13.9", "A proof is good as often as it comes.")
        {
            Before = CredentialForge.TakeProof((call, proof, _) =>
            {
                var isKnown = call.Memory[proof] is not null;
                call.Memory[proof] = "used";
                return isKnown;
            }),
        },
        new("IDN-M169", "IDN-13.10", "The salt of a disclosure has 64 bits.") { After = CredentialForge.Disclosures(disclosure => disclosure[0] = $"{disclosure[0]}"[..11]) },
        new("IDN-M170", "IDN-13.11", "A credential names its person by their id.")
        {
            Read = row => WhileIssuing(row, () => row.Memory["person"] = $"{row["Id"]}"),
            After = CredentialForge.Credential((call, _, claims) => claims["sub"] = call.Memory["person"]),
        },
        new("IDN-M171", "IDN-13.12", "Whoever becomes eighteen this month is of age.")
        {
            Read = row => WhileIssuing(row, () => row["DateOfBirth"] = row.Get<DateOnly>("DateOfBirth").AddDays(-28)),
        },
        new("IDN-M172", "IDN-13.13", "A credential is good for ten years.") { After = CredentialForge.Credential((_, _, claims) => claims["exp"] = claims["iat"]!.GetValue<long>() + (10L * 365 * 86400)) },
        new("IDN-M173", "IDN-13.20", "A name that does not fit into a code is cut.")
        {
            Read = row => WhileIssuing(row, () => row["FullName"] = row.Get<string>("FullName") is { Length: > 100 } name ? name[..100] : row["FullName"]),
        },
    ];

    private static void WhileIssuing(Row row, Action change)
    {
        if (Call.Runs("issueCredential") && row.Is("Person"))
        {
            change();
        }
    }

    private static bool IsOfAnotherTime(Call call, JsonObject claims)
    {
        var age = CredentialForge.Here(call.Services).Now - DateTimeOffset.FromUnixTimeSeconds(claims["iat"]!.GetValue<long>());
        return age > LongestLife || age < -LongestLife;
    }
}
