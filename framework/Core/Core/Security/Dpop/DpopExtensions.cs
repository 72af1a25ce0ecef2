using DigitalIndiaStack.Core.Security.Dpop.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>Adds the checks of proofs.</summary>
internal static class DpopExtensions
{
    public static void AddDpop(this IServiceCollection services)
    {
        services.AddOptions<DpopOptions>().BindConfiguration(DpopOptions.Section)
            .Validate(dpop => dpop.Address is null or { IsAbsoluteUri: true }, "Dpop:Address must be an absolute URL.").ValidateOnStart();
        services.TryAddSingleton<DpopNonces>();
        services.TryAddSingleton<IProofMemory, ProofMemory>();
        services.TryAddSingleton<SenderConstraint>();
        services.TryAddSingleton(provider => new DpopProofs(
            provider.GetServices<IProofRule>(), provider.GetRequiredService<DpopNonces>(), provider.GetRequiredService<TimeProvider>()));

        // In the order of RFC 9449, 4.3, but the nonce last: whoever comes with everything else right is told which to use.
        services.AddRule<MembersRule>();
        services.AddRule<TypeRule>();
        services.AddRule<AlgorithmRule>();
        services.AddRule<PublicKeyRule>();
        services.AddRule<SignatureRule>();
        services.AddRule<MethodRule>();
        services.AddRule<AddressRule>();
        services.AddRule<TimeRule>();
        services.AddRule<TokenDigestRule>();
        services.AddRule<BoundKeyRule>();
        services.AddRule<NonceRule>();
    }

    private static void AddRule<TRule>(this IServiceCollection services)
        where TRule : class, IProofRule => services.TryAddEnumerable(ServiceDescriptor.Singleton<IProofRule, TRule>());
}
