using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace DigitalIndiaStack.Core.Storage.Tests.Hosting;

/// <summary>Runs a theory once on SQLite and once on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
        [
            new TheoryDataRow<StorageProvider>(StorageProvider.Sqlite),
            new TheoryDataRow<StorageProvider>(StorageProvider.PostgreSql),
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
