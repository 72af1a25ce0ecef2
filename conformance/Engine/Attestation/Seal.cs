using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Recording;

namespace DigitalIndiaStack.Conformance.Engine.Attestation;

/// <summary>Judges the signed statement of a bundle: its signature, and that each of its digests is of what is there.</summary>
internal static class Seal
{
    /// <summary>Who signed.</summary>
    /// <param name="bundle">The bundle; without a statement nobody signed.</param>
    /// <param name="suite">What judges here.</param>
    /// <param name="trusted">Key that must have signed; <see langword="null"/> to take the key of the statement, of which nothing is known.</param>
    /// <param name="faults">Takes one sentence for each fault.</param>
    public static PublicKey? Judge(Bundle bundle, SuiteDigests suite, PublicKey? trusted, List<string> faults)
    {
        if (!bundle.Files.ContainsKey(Bundle.Statement))
        {
            if (trusted is not null)
            {
                faults.Add("The bundle is not signed.");
            }

            return null;
        }

        var jws = bundle.Text(Bundle.Statement).Trim();
        try
        {
            var header = JwsCompact.Header(jws);
            var key = trusted ?? PublicKey.FromJwk(header["jwk"]);
            if (key is null || header["alg"]?.ToString() != "ES256" || !JwsCompact.IsSignedBy(jws, key.X, key.Y))
            {
                faults.Add($"{Bundle.Statement}: the signature is not by {(trusted is null ? "the key that it carries" : "the key given")}.");
                return key;
            }

            faults.AddRange(Differences(Statement.Of(bundle, suite), JwsCompact.Claims(jws), ""));
            return key;
        }
        catch (Exception broken) when (broken is FormatException or JsonException or CryptographicException or InvalidOperationException or IndexOutOfRangeException or ArgumentException)
        {
            faults.Add($"{Bundle.Statement} is no signed statement: {broken.Message}");
            return null;
        }
    }

    private static IEnumerable<string> Differences(JsonNode? found, JsonNode? signed, string where) => found is JsonObject one && signed is JsonObject other
        ? one.Select(member => member.Key).Union(other.Select(member => member.Key)).SelectMany(name => Differences(one[name], other[name], $"{where}/{name}"))
        : JsonNode.DeepEquals(found, signed) ? [] : [Said(where)];

    private static string Said(string where) => where.Split('/') switch
    {
        ["", "predicate", "files", var name] => $"{name} is not the file that was signed.",
        ["", "predicate", "suite", ..] => $"{where["/predicate/".Length..]}: another build of the suite judged; verify with that one.",
        _ => $"{Bundle.Statement}{where}: it is not as the files say.",
    };
}
