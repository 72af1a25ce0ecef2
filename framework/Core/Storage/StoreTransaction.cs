using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>A database transaction that writes; on SQLite it holds the write gate of its file until it ends.</summary>
internal sealed class StoreTransaction : IAsyncDisposable
{
    private readonly BlockDbContext context;
    private readonly IDisposable? gate;
    private readonly IDbContextTransaction? transaction;

    private StoreTransaction(BlockDbContext context, IDisposable? gate, IDbContextTransaction? transaction)
    {
        this.context = context;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// <summary>For one statement, which is a transaction by itself.</summary>
    public static async Task<StoreTransaction> EnterAsync(BlockDbContext context, CancellationToken cancellationToken) =>
        new(context, await GateAsync(context, cancellationToken), null);

    public static async Task<StoreTransaction> BeginAsync(BlockDbContext context, CancellationToken cancellationToken)
    {
        var gate = await GateAsync(context, cancellationToken);
        IDbContextTransaction? transaction = null;
        try
        {
            // SQLite: BEGIN IMMEDIATE, so that a transaction never fails half way for want of the write lock. PostgreSQL: READ COMMITTED.
            transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            return new StoreTransaction(context, gate, transaction);
        }
        finally
        {
            if (transaction is null)
            {
                gate?.Dispose();
            }
        }
    }

    public async Task CommitAsync()
    {
        // Not cancellable: a commit that is given up half way leaves nobody knowing what became of it.
        if (transaction is not null)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        gate?.Dispose();
        context.TellAnnounced();
    }

    /// <summary>Undoes what is not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (transaction?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        finally
        {
            gate?.Dispose();
        }
    }

    private static async Task<IDisposable?> GateAsync(BlockDbContext context, CancellationToken cancellationToken) => context.IsSqlite
        ? await WriteGate.EnterAsync(context.Database.GetDbConnection().DataSource, context.Scope.Options.LockTimeout, cancellationToken)
        : null;
}
