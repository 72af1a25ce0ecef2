using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DigitalIndiaStack.Core.Storage.Hosting;

/// <summary>
/// Lets a statement that writes on its own, outside a transaction, through the write gate of its SQLite file too. Beside the gate it would
/// meet SQLite's own lock, for which the driver waits in steps of 150 ms with a blocked thread.
/// </summary>
internal sealed class LoneWrites : DbCommandInterceptor
{
    public static readonly LoneWrites Instance = new();

    private readonly ConcurrentDictionary<Guid, IDisposable> entered = new();

    /// <exception cref="StoreUnavailableException">Another transaction kept the file for longer than it may.</exception>
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null && eventData.Context is BlockDbContext context)
        {
            entered[eventData.CommandId] = await WriteGate.EnterAsync(command.Connection!.DataSource, context.Scope.Options.LockTimeout, cancellationToken);
        }

        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return ValueTask.FromResult(result);
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    private void Leave(CommandEventData eventData)
    {
        if (entered.TryRemove(eventData.CommandId, out var gate))
        {
            gate.Dispose();
        }
    }
}
