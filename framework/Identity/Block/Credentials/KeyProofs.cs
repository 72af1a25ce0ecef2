using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Identity.Block.Dpop;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Checks the proofs of holders' keys; each is good once, at all instances together (IDN-13.9).</summary>
internal sealed class KeyProofs(HolderProofs proofs, UsedProofs used, IOptions<IdentityOptions> options)
{
    /// <summary>The key as a JWK; <see langword="null"/> when the proof is refused.</summary>
    public ValueTask<string?> CheckAsync(string proof, CancellationToken cancellationToken) =>
        proofs.CheckAsync(proof, options.Value.Issuer.AbsoluteUri, used, cancellationToken);
}
