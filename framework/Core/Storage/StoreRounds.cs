using System.Data.Common;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>
/// Does in rounds what a block's store holds to be done: at once when this process commits work that
/// <see cref="BlockDbContext.Announce"/> named, else after a pause, for clocks and other processes announce nothing.
/// </summary>
/// <param name="work">The name under which the work is announced, and told in the log.</param>
/// <param name="pause">How long nothing is looked for when nothing is announced.</param>
/// <param name="services">The services of the host.</param>
public abstract class StoreRounds(string work, TimeSpan pause, IServiceProvider services) : BackgroundService
{
    private readonly IStoreFaults faults = services.GetRequiredService<IStoreFaults>();

    private readonly ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger<StoreRounds>();

    /// <summary>The level at which the log tells that something waits.</summary>
    /// <value>The default is a warning.</value>
    protected virtual LogLevel DelayLevel => LogLevel.Warning;

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var signal = services.GetRequiredService<CommitSignal>();
        try
        {
            while (true)
            {
                await signal.WaitAsync(work, pause, stoppingToken);
                while (await RunAsync(stoppingToken))
                {
                    stoppingToken.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            await EndAsync();
        }
    }

    /// <summary>Does one round over all tenants.</summary>
    /// <returns>Whether there may be more to do at once.</returns>
    protected abstract Task<bool> RunAsync(CancellationToken stopping);

    /// <summary>Ends what a round began and left running.</summary>
    protected virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>Asks the store what is due, in a scope of no tenant, so that one question serves all.</summary>
    /// <returns>What is due; nothing when the store is away for a moment.</returns>
    protected async Task<IReadOnlyList<T>> DueAsync<T>(Func<IServiceProvider, Task<List<T>>> ask, CancellationToken stopping)
    {
        var due = new List<T>();
        await AttemptAsync(
            "-",
            async () =>
            {
                await using var scope = services.CreateAsyncScope();
                due = await ask(scope.ServiceProvider);
            },
            stopping);
        return due;
    }

    /// <summary>
    /// Does a piece of work in a scope of its tenant. What fails for a moment, or is refused, is logged and left to a later round: what was not committed is as it was.
    /// </summary>
    protected Task TryAsync(TenantId tenant, Func<IServiceProvider, Task> piece, CancellationToken stopping) => AttemptAsync(
        tenant.Value,
        async () =>
        {
            await using var scope = services.CreateTenantScope(tenant);
            await piece(scope.ServiceProvider);
        },
        stopping);

    /// <summary>Whether a piece of work may succeed in a later round after this failure.</summary>
    protected virtual bool IsPassing(Exception exception) =>
        faults.IsUnavailable(exception) || faults.IsStale(exception) || exception is DbException or InvalidOperationException;

    private async Task AttemptAsync(string tenant, Func<Task> attempt, CancellationToken stopping)
    {
        try
        {
            await attempt();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host ends; what was not committed is done after the next start.
        }
        catch (Exception exception) when (exception is OperationCanceledException || IsPassing(exception))
        {
            if (logger.IsEnabled(DelayLevel))
            {
                var cause = exception.GetBaseException();
                logger.RoundDelayed(DelayLevel, work, tenant, $"{cause.GetType().Name}, {cause.Message}");
            }
        }
    }
}
