using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Writes credentials: SD-JWT VC, with a key of the holder or for print.</summary>
internal sealed class CredentialMaker(CredentialSigner signer, IOptions<IdentityOptions> options)
{
    /// <summary>Writes a credential.</summary>
    /// <param name="credential">Its record.</param>
    /// <param name="claims">What it says of the person.</param>
    /// <param name="key">The key of the holder as a JWK; <see langword="null"/> for print.</param>
    public async Task<string> MakeAsync(Credential credential, IEnumerable<KeyValuePair<string, JsonNode>> claims, string? key, CancellationToken cancellationToken)
    {
        var signed = Frame(credential);
        if (key is null)
        {
            // Who shows paper shows all of it: a digest and its disclosure would say the same in three times the room.
            foreach (var (name, value) in claims)
            {
                signed[name] = value;
            }

            return $"{await signer.SignAsync(CredentialType.Credential, signed, cancellationToken)}~";
        }

        string[] disclosures = [.. claims.Select(claim => Disclosures.Of(claim.Key, claim.Value))];

        // Sorted, so that their order says nothing of which is which.
        signed["_sd"] = new JsonArray([.. disclosures.Select(Disclosures.Digest).Order(StringComparer.Ordinal).Select(digest => (JsonNode)digest)]);
        signed["_sd_alg"] = Disclosures.Algorithm;
        signed["cnf"] = new JsonObject { ["jwk"] = JsonNode.Parse(key) };
        return $"{await signer.SignAsync(CredentialType.Credential, signed, cancellationToken)}~{string.Concat(disclosures.Select(disclosure => disclosure + "~"))}";
    }

    private JsonObject Frame(Credential credential) => new()
    {
        ["iss"] = options.Value.Issuer.AbsoluteUri,
        ["vct"] = CredentialType.Person,
        ["iat"] = credential.IssuedAt.ToUnixTimeSeconds(),
        ["exp"] = credential.ExpiresAt.ToUnixTimeSeconds(),
        ["status"] = new JsonObject
        {
            ["status_list"] = new JsonObject { ["idx"] = credential.Place, ["uri"] = StatusListTokens.AddressOf(options.Value.Issuer, credential.ListId) },
        },
    };
}
