using DigitalIndiaStack.Core.Storage.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Storage.Outbox;

/// <summary>Delivers the committed events of every store of this process; several processes may deliver from one store at once.</summary>
internal sealed class OutboxDeliverer(
    IServiceScopeFactory scopes, IHostApplicationLifetime host, CommitSignal signal, IStoreFaults faults, ILogger<OutboxDeliverer> logger) : BackgroundService
{
    /// <summary>Events of other processes are found by looking; those of this one announce themselves.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before the host listens, for a subscriber may be this host itself.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        await using var scope = scopes.CreateAsyncScope();
        await Task.WhenAll(scope.ServiceProvider.GetServices<BlockStore>().Select(store => RunAsync(store, stoppingToken)));
    }

    private async Task RunAsync(BlockStore store, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (!await DeliverAsync(store, cancellationToken))
            {
                await signal.WaitAsync(store.Block, Poll, cancellationToken);
            }
        }
    }

    /// <returns>Whether more may be due at once.</returns>
    private async Task<bool> DeliverAsync(BlockStore store, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await ActivatorUtilities.CreateInstance<OutboxRound>(scope.ServiceProvider, store.Open(scope.ServiceProvider)).RunAsync(cancellationToken);
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            logger.StoreUnavailable(store.Block, exception);
            return false;
        }
    }
}
