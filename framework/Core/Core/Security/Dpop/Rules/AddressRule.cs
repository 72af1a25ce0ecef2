using DigitalIndiaStack.Core.Security.Mtls;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Security.Dpop.Rules;

/// <summary>The proof is for the address of the request (4.3, rule 9; IDN-6.9).</summary>
internal sealed class AddressRule(IOptions<DpopOptions> options, IOptions<MtlsOptions> mtls) : IProofRule
{
    public string? Flaw(DpopProof proof, DpopExpectation expected) =>
        proof.Address is { } named && DpopAddress.Of(expected.Request, HomeOf(expected)) is { } here && DpopAddress.Names(named, here)
            ? null
            : "The proof is for another address.";

    private Uri? HomeOf(DpopExpectation expected) => mtls.Value.AddressOf(expected.Request) ?? expected.Address ?? options.Value.Address;
}
