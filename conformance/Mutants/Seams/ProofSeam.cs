using DigitalIndiaStack.Core.Security.Dpop;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Stands between the checks of proofs and their rules, and before the memory of blocks.</summary>
internal static class ProofSeam
{
    public const string ForgetfulBlocks = "IDN-M63";

    /// <summary>Puts the seam before each rule of the host.</summary>
    public static void Add(IServiceCollection services)
    {
        foreach (var service in services.Where(service => service.ServiceType == typeof(IProofRule) || service.ServiceType == typeof(IProofMemory)).ToList())
        {
            services.Remove(service);
            services.Add(service.ServiceType == typeof(IProofRule)
                ? ServiceDescriptor.Singleton<IProofRule>(provider => new Rule((IProofRule)Make(provider, service), provider.GetRequiredService<Mutation>()))
                : ServiceDescriptor.Singleton<IProofMemory>(provider => new Forgetful((IProofMemory)Make(provider, service), provider.GetRequiredService<Mutation>())));
        }
    }

    private static object Make(IServiceProvider provider, ServiceDescriptor service) => ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);

    private sealed class Rule(IProofRule own, Mutation mutation) : IProofRule
    {
        public string Error => own.Error;

        public string? Flaw(DpopProof proof, DpopExpectation expected)
        {
            var fault = mutation.Current?.Proofs;
            return fault?.Unchecked?.Invoke(own.GetType().Name, proof, expected) == true ? null : own.Flaw(proof, fault?.Expecting?.Invoke(expected) ?? expected);
        }
    }

    private sealed class Forgetful(IProofMemory own, Mutation mutation) : IProofMemory
    {
        public async ValueTask<bool> TryRememberAsync(string proof, DateTimeOffset until, CancellationToken cancellationToken) =>
            await own.TryRememberAsync(proof, until, cancellationToken) || mutation.Is(ForgetfulBlocks);
    }
}

/// <summary>What the checks of proofs do wrong.</summary>
internal sealed record ProofFault
{
    /// <summary>Which rules are not asked, by their names, for which proofs.</summary>
    public Func<string, DpopProof, DpopExpectation, bool>? Unchecked { get; init; }

    /// <summary>Spoils what a proof must prove.</summary>
    public Func<DpopExpectation, DpopExpectation>? Expecting { get; init; }
}
