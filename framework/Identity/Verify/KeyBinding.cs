using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DigitalIndiaStack.Identity.Verify.Jwt;

namespace DigitalIndiaStack.Identity.Verify;

/// <summary>Judges the key binding JWT (RFC 9901, 4.3 and 7.3): that the holder of the key shows just this, now, to this verifier.</summary>
internal static class KeyBinding
{
    private const string Type = "kb+jwt";

    /// <summary>Judges it.</summary>
    /// <returns>Whether the credential is bound to a key, which was shown then.</returns>
    /// <exception cref="CredentialRefusedException">It is bound, and the key was not shown, or not to this verifier now.</exception>
    public static bool Check(JsonElement signed, PresentedText text, VerifierExpectation expected)
    {
        if (!signed.TryGetProperty("cnf", out var confirmation))
        {
            return text.KeyBinding is null && !expected.NeedsKey ? false : throw new CredentialRefusedException("the credential is bound to no key, so a key cannot be shown for it");
        }

        var key = confirmation.ValueKind == JsonValueKind.Object && confirmation.TryGetProperty("jwk", out var jwk) ? PublicKey.Read(jwk) : null;
        if (key is null)
        {
            throw new CredentialRefusedException("the key of the holder is not of P-256");
        }

        if (text.KeyBinding is null)
        {
            if (expected.IsHolder)
            {
                return false;
            }

            throw new CredentialRefusedException("the credential is bound to a key, and its holder did not show it: there is no key binding JWT");
        }

        var binding = CompactJwt.Read(text.KeyBinding, "the key binding JWT").ClaimsBy([key], Type);
        MustBeFor(binding, expected);
        MustBeFresh(binding, expected);
        if (binding.Text("sd_hash") != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text.Bound))))
        {
            throw new CredentialRefusedException("the key binding JWT was made for other disclosures (sd_hash)");
        }

        return true;
    }

    private static void MustBeFor(JsonElement binding, VerifierExpectation expected)
    {
        if (expected.Audience is null || expected.Nonce is null)
        {
            throw new CredentialRefusedException("the credential is bound to a key: audience and nonce must be said, or anybody could show it again");
        }

        if (binding.Text("aud") != expected.Audience)
        {
            throw new CredentialRefusedException($"the key binding JWT is for {binding.Text("aud") ?? "nobody"}, not {expected.Audience}");
        }

        if (binding.Text("nonce") != expected.Nonce)
        {
            throw new CredentialRefusedException("the key binding JWT has another nonce: it was made for another time");
        }
    }

    private static void MustBeFresh(JsonElement binding, VerifierExpectation expected)
    {
        var age = expected.Now - binding.Time("iat");
        if (age is null || age > expected.LongestBinding || age < -expected.Skew)
        {
            throw new CredentialRefusedException("the key binding JWT was made too long ago, or in the future");
        }

        if (binding.Time("exp") is { } end && expected.Now >= end + expected.Skew)
        {
            throw new CredentialRefusedException("the key binding JWT has expired");
        }
    }
}
