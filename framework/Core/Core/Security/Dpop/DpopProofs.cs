using DigitalIndiaStack.Core.Security.Dpop.Rules;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>Checks the proof of a request, rule by rule; the same at the authorization server and at every block.</summary>
public sealed class DpopProofs
{
    /// <summary>Name of the header with the proof.</summary>
    public const string Header = "DPoP";

    /// <summary>The scheme of bound access tokens, and their <c>token_type</c>.</summary>
    public const string Scheme = "DPoP";

    private const string NonceHeader = "DPoP-Nonce";

    private readonly IProofRule[] rules;
    private readonly DpopNonces nonces;
    private readonly TimeProvider clock;

    internal DpopProofs(IEnumerable<IProofRule> rules, DpopNonces nonces, TimeProvider clock)
    {
        this.rules = [.. rules];
        this.nonces = nonces;
        this.clock = clock;
    }

    /// <summary>The algorithms of proofs, for discovery documents.</summary>
    public static IReadOnlyList<string> Algorithms => DpopKey.Algorithms;

    /// <summary>Checks the proof, and remembers it when it is good.</summary>
    /// <param name="expected">What it must prove.</param>
    /// <param name="memory">Where accepted proofs are remembered.</param>
    /// <returns>The verdict. Where the client needs a nonce, the answer to the request carries it already.</returns>
    public async ValueTask<DpopVerdict> CheckAsync(DpopExpectation expected, IProofMemory memory, CancellationToken cancellationToken)
    {
        if (expected.Request.Headers[Header] is not [{ } compact] || DpopProof.Read(compact) is not { } proof)
        {
            return new DpopVerdict(null, DpopVerdict.InvalidProof, "Exactly one proof is required: a JWT of the type dpop+jwt, signed by the public key in its header.");
        }

        foreach (var rule in rules)
        {
            if (rule.Flaw(proof, expected) is { } flaw)
            {
                GiveNonce(expected, rule.Error == DpopVerdict.NonceWanted);
                return new DpopVerdict(null, rule.Error, flaw);
            }
        }

        GiveNonce(expected, proof.Nonce is { } used && used != nonces.Current);
        return await memory.TryRememberAsync(CompactText.Digest($"{proof.Key.Thumbprint} {proof.Id}"), clock.GetUtcNow() + TimeRule.LongestLife + TimeRule.Skew, cancellationToken)
            ? new DpopVerdict(proof.Key.Thumbprint, null, "")
            : new DpopVerdict(null, DpopVerdict.InvalidProof, "The proof was used before.");
    }

    private void GiveNonce(DpopExpectation expected, bool isWanted)
    {
        if (isWanted)
        {
            expected.Request.HttpContext.Response.Headers[NonceHeader] = nonces.Current;
        }
    }
}
