using DigitalIndiaStack.Core.Security.Revocations;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Stands between the blocks and what they learn of revocations.</summary>
internal sealed class RevocationSeam(IRevocationSource own, Mutation mutation, TimeProvider clock) : IRevocationSource
{
    public const string Late = "IDN-M365";

    public const string EveryGrant = "IDN-M376";

    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(20);

    public long Version => own.Version;

    public static void Add(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(IRevocationSource)).ImplementationFactory!;
        services.AddSingleton<IRevocationSource>(provider => ActivatorUtilities.CreateInstance<RevocationSeam>(provider, own(provider)));
    }

    public async Task<RevocationList> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var list = await own.ReadAsync(since, cancellationToken);
        return mutation.Is(Late) ? list with { Items = [.. list.Items.Where(item => item.At < clock.GetUtcNow() - Delay)] }
            : mutation.Is(EveryGrant) ? list with { Items = [.. list.Items, .. list.Items.Take(1).Select(item => new Revocation(RevocationKind.Client, "citizen-app", clock.GetUtcNow()))] }
            : list;
    }
}
