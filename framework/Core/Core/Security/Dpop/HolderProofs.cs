using DigitalIndiaStack.Core.Security.Dpop.Rules;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>
/// Checks the JWT by which whoever asks for a credential shows that they have a key (OpenID for Verifiable Credential Issuance, Appendix F.1). Its
/// form is that of a DPoP proof, with the public key in the header.
/// </summary>
public sealed class HolderProofs(TimeProvider clock)
{
    private const string Type = "openid4vci-proof+jwt";
    private const string Algorithm = "ES256";

    private static readonly string[] Private = ["d", "k"];

    /// <summary>Checks a proof, and remembers it when it is good.</summary>
    /// <param name="compact">The JWT.</param>
    /// <param name="audience">For whom it must be.</param>
    /// <param name="memory">Where accepted proofs are remembered.</param>
    /// <returns>The public key as a JWK; <see langword="null"/> when the proof is refused.</returns>
    public async ValueTask<string?> CheckAsync(string compact, string audience, IProofMemory memory, CancellationToken cancellationToken)
    {
        if (DpopProof.Read(compact) is not { } proof || !IsFor(proof, audience) || !IsSigned(proof) || !IsFresh(proof))
        {
            return null;
        }

        // What is signed cannot be written in two ways, as a signature can.
        return await memory.TryRememberAsync(CompactText.Digest($"{Type} {compact[..compact.LastIndexOf('.')]}"), clock.GetUtcNow() + TimeRule.LongestLife + TimeRule.Skew, cancellationToken)
            ? proof.Key.Canonical
            : null;
    }

    private static bool IsFor(DpopProof proof, string audience) =>
        proof.Header.Text("typ") == Type && !proof.Header.TryGetProperty("crit", out _) && proof.Audience == audience;

    private static bool IsSigned(DpopProof proof) =>
        proof.Header.Text("alg") == Algorithm && proof.Key.Algorithm == Algorithm
        && !Array.Exists(Private, part => proof.Header.GetProperty("jwk").TryGetProperty(part, out _))
        && proof.Key.HasSigned(proof.Signed, proof.Signature);

    private bool IsFresh(DpopProof proof)
    {
        var age = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds - proof.IssuedAt;
        return age <= TimeRule.LongestLife.TotalSeconds && age >= -TimeRule.Skew.TotalSeconds;
    }
}
