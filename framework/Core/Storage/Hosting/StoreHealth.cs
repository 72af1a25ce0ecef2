using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DigitalIndiaStack.Core.Storage.Hosting;

/// <summary>Ready while the store answers and its audit can be written to: without audit nothing may be done.</summary>
internal sealed class StoreHealth(BlockStore store, IServiceProvider services) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            var database = store.Open(scope.ServiceProvider);
            _ = await database.Set<AuditHead>().AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (scope.ServiceProvider.GetRequiredService<IStoreFaults>().IsUnavailable(exception))
        {
            return HealthCheckResult.Unhealthy($"The store of {store.Block} does not answer.", exception);
        }
    }
}
