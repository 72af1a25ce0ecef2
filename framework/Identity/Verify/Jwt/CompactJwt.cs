using System.Text;
using System.Text.Json;

namespace DigitalIndiaStack.Identity.Verify.Jwt;

/// <summary>A JWT in compact form; nothing in it is believed before a key was found to have signed it.</summary>
internal sealed class CompactJwt
{
    private const string Algorithm = "ES256";

    private readonly JsonElement header;
    private readonly JsonElement claims;
    private readonly byte[] signed;
    private readonly byte[] signature;
    private readonly string what;

    private CompactJwt(string[] parts, string what)
    {
        header = StrictJson.Read(parts[0], JsonValueKind.Object, $"the header of {what}");
        claims = StrictJson.Read(parts[1], JsonValueKind.Object, $"the signed part of {what}");
        signature = StrictJson.Bytes(parts[2], $"the signature of {what}");
        signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        this.what = what;
    }

    /// <summary>The <c>kid</c> of the header.</summary>
    public string? KeyId => header.Text("kid");

    /// <summary>Takes a text apart.</summary>
    /// <exception cref="CredentialRefusedException">It has not the form of a JWT.</exception>
    public static CompactJwt Read(string text, string what)
    {
        var parts = text.Split('.');
        return parts.Length == 3 ? new CompactJwt(parts, what) : throw new CredentialRefusedException($"{what} is no JWT of three parts");
    }

    /// <summary>The claims, once type, algorithm and signature are found good.</summary>
    /// <exception cref="CredentialRefusedException">They are not.</exception>
    public JsonElement ClaimsBy(IReadOnlyCollection<PublicKey> keys, string type)
    {
        if (header.Text("typ") is var found && found != type)
        {
            throw new CredentialRefusedException($"{what} is of the type {found ?? "none"}, not {type}");
        }

        if (header.Text("alg") is var algorithm && algorithm != Algorithm)
        {
            throw new CredentialRefusedException($"{what} has the algorithm {algorithm ?? "none"}, not {Algorithm}");
        }

        if (header.TryGetProperty("crit", out _))
        {
            throw new CredentialRefusedException($"{what} has a critical extension that nobody here knows");
        }

        if (keys.Count == 0)
        {
            throw new CredentialRefusedException($"{what} names a key that is not among those of the issuer: get them anew");
        }

        return keys.Any(key => key.HasSigned(signed, signature)) ? claims : throw new CredentialRefusedException($"{what} is not signed by a key that is trusted");
    }
}
