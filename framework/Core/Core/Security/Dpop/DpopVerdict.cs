namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>What became of a proof.</summary>
/// <param name="Thumbprint">The thumbprint of its key; <see langword="null"/> when it was refused.</param>
/// <param name="Error">The error of RFC 9449; <see langword="null"/> when it was accepted.</param>
/// <param name="Reason">What the developer of the client should know; it quotes nothing of the request.</param>
public sealed record DpopVerdict(string? Thumbprint, string? Error, string Reason)
{
    /// <summary>The proof is missing or wrong.</summary>
    public const string InvalidProof = "invalid_dpop_proof";

    /// <summary>The proof needs the nonce that stands in the answer.</summary>
    public const string NonceWanted = "use_dpop_nonce";
}
