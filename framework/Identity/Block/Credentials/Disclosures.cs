using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Disclosures of claims and their digests (RFC 9901, 4.2).</summary>
internal static class Disclosures
{
    /// <summary>Name of the hash of digests, <c>_sd_alg</c>.</summary>
    public const string Algorithm = "sha-256";

    private const int SaltLength = 16;

    /// <summary>The disclosure of a claim, under a salt of 128 random bits of its own.</summary>
    public static string Of(string name, JsonNode value) =>
        CredentialSigner.Encode(new JsonArray(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SaltLength)), name, value.DeepClone()));

    /// <summary>What stands for it in the signed part.</summary>
    public static string Digest(string disclosure) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(disclosure)));
}
