using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the posting of many orders asks of the store, each in one round trip.</summary>
internal static class PostingStore
{
    extension(PaymentsDbContext db)
    {
        /// <summary>Locks accounts in the order of their ids, as every transfer does. SQLite has one writer, which needs no lock.</summary>
        /// <param name="ids">The accounts; one of another tenant is neither found nor locked, as PostgreSQL looks at the filter before it locks.</param>
        /// <param name="isFollowed">Whether the next save writes what changes on them.</param>
        public async Task<Dictionary<AccountId, LedgerAccount>> LockAsync(IEnumerable<AccountId> ids, bool isFollowed, CancellationToken cancellationToken)
        {
            var sought = ids.Distinct().ToArray();
            var rows = db.Database.IsNpgsql()
                ? db.Accounts.FromSql($"SELECT * FROM payments.accounts WHERE id = ANY ({sought.Select(id => id.Value).ToArray()}) ORDER BY id FOR UPDATE")
                : db.Accounts.Where(account => EF.Parameter(sought).Contains(account.Id));
            return await (isFollowed ? rows.AsTracking() : rows.AsNoTracking()).ToDictionaryAsync(account => account.Id, cancellationToken);
        }

        /// <summary>Which of some keys made a transfer before.</summary>
        public async Task<HashSet<(string Client, string Operation, string Key)>> KnownAsync(IReadOnlyList<IdempotentRequest> requests, CancellationToken cancellationToken)
        {
            var (clients, operations) = (requests.Select(request => request.ClientId).Distinct().ToArray(), requests.Select(request => request.Operation).Distinct().ToArray());
            var keys = requests.Select(request => request.Key).ToArray();
            var known = await db.TransferKeys.AsNoTracking()
                .Where(row => EF.Parameter(clients).Contains(row.ClientId) && EF.Parameter(operations).Contains(row.Operation) && EF.Parameter(keys).Contains(row.Key))
                .Select(row => new { row.ClientId, row.Operation, row.Key }).ToListAsync(cancellationToken);
            return [.. known.Select(row => (row.ClientId, row.Operation, row.Key))];
        }

        /// <summary>
        /// Lets PostgreSQL look up the rows of a set by their indexes for the rest of the transaction. It would rather read a table of moderate size
        /// than look up a thousand rows of it: right for one set, and a hundred times too much for the hundred sets of a large batch.
        /// A prepared statement is planned anew meanwhile: its plan of another transaction may read whole tables.
        /// </summary>
        public async Task LookUpAsync(CancellationToken cancellationToken)
        {
            if (db.Database.IsNpgsql())
            {
                await db.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL jit = off; SET LOCAL plan_cache_mode = force_custom_plan", cancellationToken);
            }
        }

        /// <summary>Keeps PostgreSQL from looking up each row of a set among all its other rows, as it does where it has not counted yet how many there are: the square of a large batch.</summary>
        public async Task JoinWholeAsync(bool isWhole, CancellationToken cancellationToken)
        {
            if (db.Database.IsNpgsql())
            {
                await db.Database.ExecuteSqlRawAsync(isWhole ? "SET LOCAL enable_nestloop = off; SET LOCAL plan_cache_mode = force_custom_plan" : "SET LOCAL enable_nestloop = on; SET LOCAL plan_cache_mode = auto", cancellationToken);
            }
        }

        /// <summary>The transfer that a key made.</summary>
        public Task<TransferId> KnownTransferAsync(IdempotentRequest request, CancellationToken cancellationToken) =>
            db.TransferKeys.Where(row => row.ClientId == request.ClientId && row.Operation == request.Operation && row.Key == request.Key)
                .Select(row => row.TransferId).SingleAsync(cancellationToken);
    }
}
