using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>
/// Hands each row that is read to the seam of its host. One for all hosts: an interceptor of what is read is part of a compiled query,
/// and with one of its own each host would build its models and compile its queries anew.
/// </summary>
internal sealed class ReadSeam : IMaterializationInterceptor
{
    public static readonly ReadSeam Instance = new();

    private ReadSeam()
    {
    }

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        materializationData.Context.GetService<StoreSeam>().Spoil(entity);
        return entity;
    }
}
