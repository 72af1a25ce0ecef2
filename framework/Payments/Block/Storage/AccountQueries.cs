using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>Changes of accounts that are one statement each, so that no other request comes between the look and the act.</summary>
internal static class AccountQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>An account of the calling client; <see langword="null"/> also when it is somebody else's (PAY-1.1).</summary>
        public Task<LedgerAccount?> OwnAccountAsync(Caller caller, Guid accountId, CancellationToken cancellationToken)
        {
            var id = AccountId.From(accountId);
            return db.Accounts.AsNoTracking().FirstOrDefaultAsync(account => account.Id == id && account.Owner == caller.ClientId, cancellationToken);
        }

        /// <summary>An account of the tenant, whoever owns it.</summary>
        public Task<LedgerAccount?> AccountAsync(AccountId id, CancellationToken cancellationToken) =>
            db.Accounts.AsNoTracking().FirstOrDefaultAsync(account => account.Id == id, cancellationToken);

        /// <summary>Accounts of the tenant, by their ids.</summary>
        public Task<Dictionary<AccountId, LedgerAccount>> AccountsAsync(IEnumerable<AccountId> ids, CancellationToken cancellationToken)
        {
            var sought = ids.ToArray();
            return db.Accounts.AsNoTracking().Where(account => EF.Parameter(sought).Contains(account.Id)).ToDictionaryAsync(account => account.Id, cancellationToken);
        }

        /// <summary>Brings an account from one state to another; a closed account must hold nothing, owe nothing to a batch or a voucher, and have nothing on its way (PAY-2.6, PAY-13.19, PAY-19.22).</summary>
        /// <returns><see langword="false"/> when it is in another state, or holds or owes something that keeps it open.</returns>
        public async Task<bool> ChangeAsync(AccountId id, AccountChange change, CancellationToken cancellationToken)
        {
            var rows = db.Accounts.Where(account => account.Id == id && account.Status == change.From);
            if (change.To == AccountStatus.Closed)
            {
                // The look comes after the lock: what left the account meanwhile is seen.
                await db.LockAsync(id, cancellationToken);
                rows = rows.Where(account => account.Balance == 0 && account.Reserved == 0 && !db.Outwards.Any(outward => outward.DebtorAccountId == id && outward.Status == OutwardStatus.Acknowledged));
            }

            return await rows.ExecuteUpdateAsync(set => set.SetProperty(account => account.Status, change.To), cancellationToken) == 1;
        }

        /// <summary>Counts what an account pays on a day, unless it would pass its limit (PAY-2.10).</summary>
        /// <returns><see langword="false"/> when it would; nothing is counted then.</returns>
        public async Task<bool> SpendAsync(AccountId id, DateOnly day, long amount, long limit, CancellationToken cancellationToken) =>
            await db.Accounts
                .Where(account => account.Id == id && (account.SpentOn == day ? account.Spent : 0) + amount <= limit)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(account => account.Spent, account => (account.SpentOn == day ? account.Spent : 0) + amount)
                        .SetProperty(account => account.SpentOn, day),
                    cancellationToken) == 1;

        /// <summary>Keeps an amount of an account for a batch or a voucher (PAY-10.9, PAY-13.4).</summary>
        /// <returns><see langword="false"/> when the account is not active, or has not as much to spend (PAY-10.8, PAY-13.3).</returns>
        public async Task<bool> ReserveAsync(AccountId id, long amount, CancellationToken cancellationToken) =>
            await db.Accounts
                .Where(account => account.Id == id && account.Status == AccountStatus.Active && account.Balance >= account.Floor + account.Reserved + amount)
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.Reserved, account => account.Reserved + amount), cancellationToken) == 1;

        /// <summary>Lets an amount that was kept be spent again (PAY-10.14, PAY-13.15).</summary>
        public Task FreeAsync(AccountId id, long amount, CancellationToken cancellationToken) =>
            db.Accounts.Where(account => account.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.Reserved, account => account.Reserved - amount), cancellationToken);

        /// <summary>Whether each of some accounts pays and is paid.</summary>
        public async Task<bool> AreActiveAsync(AccountId[] ids, CancellationToken cancellationToken) =>
            !await db.Accounts.AnyAsync(account => ids.Contains(account.Id) && account.Status != AccountStatus.Active, cancellationToken);
    }
}
