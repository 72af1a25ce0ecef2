using DigitalIndiaStack.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Lets whoever keeps a copy of what a store holds read it anew when another defect is switched on: a defect may have spoiled what was read.</summary>
internal sealed class CountSeam(ICommitCounts own, Mutation mutation) : ICommitCounts
{
    public static void Add(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(ICommitCounts)).ImplementationFactory!;
        services.AddSingleton<ICommitCounts>(provider => ActivatorUtilities.CreateInstance<CountSeam>(provider, own(provider)));
    }

    public long CountOf(string work) => own.CountOf(work) + mutation.Switches;
}
