using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DigitalIndiaStack.Identity.Verify.Jwt;

namespace DigitalIndiaStack.Identity.Verify;

/// <summary>
/// Puts disclosures in the place of their digests (RFC 9901, 7.1). Here credentials are flat: each disclosure is a claim of the first level, and one
/// that holds, or stands for, the machinery of the credential itself is refused.
/// </summary>
internal static class DisclosedClaims
{
    private const string Digests = "_sd";
    private const string Algorithm = "_sd_alg";
    private const int DisclosureParts = 3;

    // What a disclosure may not bring: each decides how the credential is judged.
    private static readonly HashSet<string> Reserved = [Digests, Algorithm, "...", "iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status", "iat", "sub", "aud"];

    private static readonly HashSet<string> Frame = [Digests, Algorithm, "iss", "nbf", "exp", "iat", "cnf", "vct", "vct#integrity", "status"];

    /// <summary>What the credential tells of its person.</summary>
    /// <exception cref="CredentialRefusedException">A disclosure belongs to no digest, comes twice, or says what it may not.</exception>
    public static SortedDictionary<string, JsonElement> Of(JsonElement signed, IReadOnlyList<string> disclosures)
    {
        var told = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var claim in signed.EnumerateObject().Where(claim => !Frame.Contains(claim.Name)))
        {
            MustBePlain(claim.Name, claim.Value);
            told.Add(claim.Name, claim.Value);
        }

        var open = DigestsOf(signed);
        foreach (var disclosure in disclosures)
        {
            if (!open.Remove(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(disclosure)))))
            {
                throw new CredentialRefusedException("a disclosure belongs to no digest of the credential, or comes twice");
            }

            Add(told, StrictJson.Read(disclosure, JsonValueKind.Array, "a disclosure"));
        }

        return told;
    }

    private static HashSet<string> DigestsOf(JsonElement signed)
    {
        if (signed.TryGetProperty(Algorithm, out var algorithm) && algorithm.Text() != "sha-256")
        {
            throw new CredentialRefusedException("the digests of the credential are not by sha-256");
        }

        var digests = new HashSet<string>(StringComparer.Ordinal);
        if (!signed.TryGetProperty(Digests, out var listed))
        {
            return digests;
        }

        if (listed.ValueKind != JsonValueKind.Array || !listed.EnumerateArray().All(digest => digest.Text() is { } text && digests.Add(text)))
        {
            throw new CredentialRefusedException("the digests of the credential are no list of texts, or one stands twice");
        }

        return digests;
    }

    private static void Add(SortedDictionary<string, JsonElement> told, JsonElement disclosure)
    {
        if (disclosure.GetArrayLength() != DisclosureParts || disclosure[0].Text() is null || disclosure[1].Text() is not { } name)
        {
            throw new CredentialRefusedException("a disclosure is not a salt, a name and a value");
        }

        if (Reserved.Contains(name))
        {
            throw new CredentialRefusedException($"a disclosure brings {name}, which only the signed part may say");
        }

        MustBePlain(name, disclosure[2]);
        if (!told.TryAdd(name, disclosure[2]))
        {
            throw new CredentialRefusedException($"the claim {name} is told twice");
        }
    }

    // Digests further down would have to be searched for disclosures too; no credential of ours has any.
    private static void MustBePlain(string name, JsonElement value)
    {
        if (name == "..." || HasMachinery(value))
        {
            throw new CredentialRefusedException($"the claim {name} holds digests of its own");
        }
    }

    private static bool HasMachinery(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => member.Name is Digests or Algorithm or "..." || HasMachinery(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(HasMachinery),
        _ => false,
    };
}
