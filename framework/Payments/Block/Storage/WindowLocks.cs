using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>
/// Keeps the counting of transfers and the closing of windows apart. Transfers share the lock with one another, so that they
/// never wait for each other here; a closing takes it alone. PostgreSQL serves those who wait in turn, so that neither side
/// starves. SQLite has one writer, which needs no lock.
/// </summary>
/// <remarks>Belongs after the balances have moved: a transaction that holds the lock must not wait for an account any more.</remarks>
internal static class WindowLocks
{
    // The class of these locks among the advisory locks of the database.
    private const int Class = 0x5e77_1e0d;

    extension(PaymentsDbContext db)
    {
        /// <summary>Lets the open window of the tenant stay open until the transaction ends.</summary>
        public Task HoldWindowAsync(string tenant, CancellationToken cancellationToken) => db.Database.IsNpgsql()
            ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({Class}, hashtext({tenant}))", cancellationToken)
            : Task.CompletedTask;

        /// <summary>Waits for the transfers that count on the open window of the tenant, and holds further ones back until the transaction ends.</summary>
        public Task TakeWindowAsync(string tenant, CancellationToken cancellationToken) => db.Database.IsNpgsql()
            ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Class}, hashtext({tenant}))", cancellationToken)
            : Task.CompletedTask;
    }
}
