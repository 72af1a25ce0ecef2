using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Storage.Hosting;

/// <summary>Brings every store up to date before anything else of the host starts.</summary>
internal sealed class StoreMigration(IServiceScopeFactory scopes, IEnumerable<BlockStore> stores, IOptions<StorageOptions> options) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var store in stores)
        {
            await using var scope = scopes.CreateAsyncScope();
            await PrepareAsync(store, store.Open(scope.ServiceProvider), cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrepareAsync(BlockStore store, BlockDbContext context, CancellationToken cancellationToken)
    {
        if (context.Block != store.Block)
        {
            throw new InvalidOperationException($"The store {store.Block} has the context of {context.Block}.");
        }

        if (options.Value.MigrateAtStart)
        {
            await using var migrationLock = await MigrationLock.TakeAsync(context, cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }
        else if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new InvalidOperationException($"The store {store.Block} is not up to date, and Storage:MigrateAtStart is off.");
        }

        await AuditProtection.CheckAsync(context, cancellationToken);
    }
}
