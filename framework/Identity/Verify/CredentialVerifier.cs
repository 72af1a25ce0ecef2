using System.Text.Json;
using DigitalIndiaStack.Identity.Verify.Jwt;

namespace DigitalIndiaStack.Identity.Verify;

/// <summary>
/// Judges an SD-JWT VC with the keys of its issuer alone, without a network: the credential itself, what its holder disclosed of it, the key that
/// they hold, and its place in a status list.
/// </summary>
/// <param name="keys">The keys of the issuer who is trusted.</param>
public sealed class CredentialVerifier(IssuerKeys keys)
{
    private const string Type = "dc+sd-jwt";

    /// <summary>Judges what is shown.</summary>
    /// <param name="shown">The credential, with or without a key binding JWT.</param>
    /// <param name="expected">What the verifier expects.</param>
    /// <returns>What it tells.</returns>
    /// <exception cref="CredentialRefusedException">It is not to be believed; the message says why.</exception>
    public VerifiedCredential Verify(string shown, VerifierExpectation expected)
    {
        var text = PresentedText.Read(shown);
        var token = CompactJwt.Read(text.Signed, "the credential");
        var signed = token.ClaimsBy(keys.For(token), Type);
        var (issuer, type) = (Required(signed, "iss"), Required(signed, "vct"));
        if (keys.Issuer is { } trusted && issuer != trusted)
        {
            throw new CredentialRefusedException($"the credential is by {issuer}, and the keys are those of {trusted}");
        }

        var expires = Lifetime(signed, expected);
        var claims = DisclosedClaims.Of(signed, text.Disclosures);
        var isKeyShown = KeyBinding.Check(signed, text, expected);
        if (expected.StatusList is not null)
        {
            StatusListReader.MustBeValid(signed, keys, expected);
        }

        return new VerifiedCredential(issuer, type, claims)
        {
            ExpiresAt = expires,
            IsKeyShown = isKeyShown,
            StatusListAddress = StatusListReader.PlaceOf(signed)?.Address,
            IsStatusKnown = expected.StatusList is not null,
        };
    }

    private static string Required(JsonElement signed, string name) =>
        signed.Text(name) ?? throw new CredentialRefusedException($"the credential does not say {name}");

    private static DateTimeOffset Lifetime(JsonElement signed, VerifierExpectation expected)
    {
        if ((signed.Time("nbf") ?? signed.Time("iat")) is { } begin && begin > expected.Now + expected.Skew)
        {
            throw new CredentialRefusedException("the credential is not good yet");
        }

        var end = signed.Time("exp") ?? throw new CredentialRefusedException("the credential never expires");
        return expected.Now < end + expected.Skew ? end : throw new CredentialRefusedException($"the credential has expired at {end:yyyy-MM-dd HH:mm:ss}Z");
    }
}
