using System.Diagnostics;
using DigitalIndiaStack.Core.Storage.Audit;
using DigitalIndiaStack.Core.Storage.Idempotency;
using DigitalIndiaStack.Core.Storage.Model;
using DigitalIndiaStack.Core.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>
/// The store of one block: its own tables, and those that every block has (audit, idempotency keys, outbox).
/// Rows of <see cref="ITenantOwned"/> are seen and saved only for the tenant of the scope.
/// </summary>
public abstract class BlockDbContext : DbContext
{
    private readonly List<PendingAudit> pendingAudit = [];
    private readonly HashSet<string> announced = new(StringComparer.Ordinal);
    private StorageScope? scope;

    /// <summary>Creates the context of a block.</summary>
    /// <param name="block">The block's name, the PostgreSQL schema too.</param>
    /// <param name="options">The options of the derived context.</param>
    protected BlockDbContext(string block, DbContextOptions options)
        : base(options) => Block = block;

    /// <summary>The block's name.</summary>
    public string Block { get; }

    /// <summary>The audit records of the current tenant, to show a person who looked at their data.</summary>
    public IQueryable<AuditRecord> AuditTrail => Set<AuditRecord>().AsNoTracking();

    /// <summary>The request for which the unit of work runs, by the key that it claimed, for a block that keeps keys beyond their lifetime.</summary>
    /// <value><see langword="null"/> outside a unit of work and when the caller sent no key.</value>
    public IdempotentRequest? ClaimedRequest => CurrentWork?.Request;

    /// <exception cref="InvalidOperationException">The context is used after its scope ended.</exception>
    internal StorageScope Scope => scope ?? throw new InvalidOperationException("This context belongs to no scope any more.");

    internal bool IsSqlite => Scope.Options.Provider == StorageProvider.Sqlite;

    /// <summary>The unit of work that runs, which appends the audit last, when it commits.</summary>
    internal Work? CurrentWork { get; set; }

    internal bool HasUnsaved => pendingAudit.Count > 0 || ChangeTracker.HasChanges();

    /// <summary>The tenant of the scope; query filters read it at each query.</summary>
    internal string? CurrentTenant => Scope.Tenants.Tenant;

    /// <summary>Records an act or a look at personal data; it is saved with the next save, or with the commit of the unit of work.</summary>
    public void Record(AuditEntry entry) => pendingAudit.Add(
        new PendingAudit(Scope.Complete(entry), UtcMicroseconds.Truncate(Scope.Clock.GetUtcNow()), Activity.Current?.TraceId.ToString()));

    /// <summary>Publishes an event: it leaves once the transaction that saves it is committed, and never when it is not.</summary>
    public void Publish(OutboxEvent happened)
    {
        if (CloudEvents.Messages(happened, this) is { Count: > 0 } messages)
        {
            AddRange(messages);
            Announce(Block);
        }
    }

    /// <summary>Wakes the <see cref="StoreRounds"/> of this process that do some work, once the transaction is committed that makes it due.</summary>
    /// <param name="work">The name under which they wait.</param>
    public void Announce(string work) => announced.Add(work);

    /// <summary>Writes an event as <see cref="Publish"/> would, for a block that delivers it itself: what is kept of it belongs into the transaction of the change.</summary>
    public CloudEvent Compose(OutboxEvent happened) => CloudEvents.Write(happened, this);

    /// <summary>
    /// Keeps what a refusal itself changes, such as a counter of failed attempts and its audit record, although the answer
    /// is not 2xx. It ends the unit of work: a later save is a transaction of its own. (A second context beside it is no way: SQLite has one writer.)
    /// </summary>
    public Task KeepRefusalAsync(CancellationToken cancellationToken) =>
        CurrentWork is null ? SaveChangesAsync(cancellationToken) : CurrentWork.KeepAsync(cancellationToken);

    /// <summary>A unit of work that has a transaction of its own, for a block that lets some requests share one.</summary>
    public IUnitOfWork OwnUnit() => new UnitOfWork(this);

    /// <summary>Keeps the answer to a request whose key the running transaction did not claim; a key that is known by then fails the save.</summary>
    public void KeepAnswer(IdempotentRequest answered, StoredAnswer answer) => Add(IdempotencyKeys.Answered(this, answered, answer));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: a store is written asynchronously.</exception>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync: a store is written asynchronously.");

    /// <inheritdoc/>
    /// <remarks>Outside a unit of work the save, its audit records and its events are one transaction of their own.</remarks>
    public sealed override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Once, and not again for each question of what follows: it compares every value of every row that is followed.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return HasUnsaved ? await SaveAsync(cancellationToken) : 0;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>
    /// Saves so that a row which is refused leaves the running transaction as it was before, for a block that then goes on in it. Other saves have no savepoint:
    /// it costs two round trips, and what is refused is mostly the end of the transaction.
    /// </summary>
    public async Task SaveOrUndoAsync(CancellationToken cancellationToken)
    {
        Database.AutoSavepointsEnabled = true;
        try
        {
            await SaveChangesAsync(cancellationToken);
        }
        finally
        {
            Database.AutoSavepointsEnabled = false;
        }
    }

    /// <inheritdoc/>
    public sealed override void Dispose()
    {
        scope = null;
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public sealed override ValueTask DisposeAsync()
    {
        scope = null;
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    /// <summary>Adds what is recorded and not yet saved to the chains, inside the current transaction and as its last write.</summary>
    internal async Task AppendAuditAsync(CancellationToken cancellationToken)
    {
        if (pendingAudit.Count > 0)
        {
            await AuditChain.AppendAsync(this, pendingAudit, cancellationToken);
            pendingAudit.Clear();
        }
    }

    /// <summary>Begins a scope: contexts are pooled, and what one request left must not reach the next.</summary>
    internal void Enter(StorageScope entered)
    {
        scope = entered;
        Database.AutoSavepointsEnabled = false;
        CurrentWork = null;
        pendingAudit.Clear();
        announced.Clear();
    }

    internal void Forget()
    {
        pendingAudit.Clear();
        ChangeTracker.Clear();
        announced.Clear();
    }

    /// <summary>Wakes whom the committed transaction concerns.</summary>
    internal void TellAnnounced()
    {
        announced.ToList().ForEach(Scope.Signal.Notify);
        announced.Clear();
    }

    /// <summary>Maps the block's own entities; the tables of every block, names, tenants and times are mapped by storage.</summary>
    protected abstract void MapEntities(ModelBuilder modelBuilder);

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapEntities(modelBuilder);
        StorageConventions.Apply(this, modelBuilder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        var times = configurationBuilder.Properties<DateTimeOffset>();
        _ = IsSqlite ? times.HaveConversion<UtcMicroseconds.ForSqlite>() : times.HaveConversion<UtcMicroseconds.ForPostgreSql>();
    }

    private async Task<int> SaveAsync(CancellationToken cancellationToken)
    {
        SaveRules.Apply(this);
        if (Database.CurrentTransaction is not null)
        {
            var saved = await base.SaveChangesAsync(true, cancellationToken);
            if (CurrentWork is null)
            {
                await AppendAuditAsync(cancellationToken);
            }

            return saved;
        }

        // One row by itself needs no BEGIN and COMMIT around it; should it take several statements after all, EF Core makes them one transaction.
        var isLone = pendingAudit.Count == 0 && ChangeTracker.Entries().Count(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted) == 1;
        await using var transaction = isLone ? await StoreTransaction.EnterAsync(this, cancellationToken) : await StoreTransaction.BeginAsync(this, cancellationToken);
        var count = await base.SaveChangesAsync(true, isLone ? CancellationToken.None : cancellationToken);
        await AppendAuditAsync(cancellationToken);
        await transaction.CommitAsync();
        return count;
    }
}
