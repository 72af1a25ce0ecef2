using System.Text.Json;
using DigitalIndiaStack.Identity.Verify.Jwt;

namespace DigitalIndiaStack.Identity.Verify;

/// <summary>The keys of an issuer who is trusted: its metadata (<c>/.well-known/jwt-vc-issuer</c>), or a set of keys alone.</summary>
public sealed class IssuerKeys
{
    private const int MostKeys = 100;
    private readonly List<PublicKey> keys;

    private IssuerKeys(string? issuer, List<PublicKey> keys) => (Issuer, this.keys) = (issuer, keys);

    /// <summary>Who the issuer is.</summary>
    /// <value><see langword="null"/> where only keys were given: their holder is trusted under any name.</value>
    public string? Issuer { get; }

    /// <summary>Reads metadata or a set of keys.</summary>
    /// <exception cref="CredentialRefusedException">The text is neither, or holds no key of P-256.</exception>
    public static IssuerKeys Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = document.RootElement;
            var set = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("jwks", out var inner) ? inner : root;
            if (set.ValueKind == JsonValueKind.Object && set.TryGetProperty("keys", out var listed) && listed.ValueKind == JsonValueKind.Array && listed.GetArrayLength() <= MostKeys)
            {
                List<PublicKey> found = [.. listed.EnumerateArray().Select(PublicKey.Read).OfType<PublicKey>()];
                return found.Count > 0 ? new IssuerKeys(root.Text("issuer"), found) : throw new CredentialRefusedException("the set of keys holds no key of P-256");
            }
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw new CredentialRefusedException("the keys are no set of keys (RFC 7517) and no metadata of an issuer");
    }

    // A key that names itself otherwise than the token says is not asked.
    internal IReadOnlyCollection<PublicKey> For(CompactJwt token) =>
        token.KeyId is { } id ? [.. keys.Where(key => key.Id is null || key.Id == id)] : keys;
}
