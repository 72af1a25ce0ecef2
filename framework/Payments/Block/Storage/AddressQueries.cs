using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of payment addresses.</summary>
internal static class AddressQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>The account that is paid at an address.</summary>
        /// <param name="address">In its normal form.</param>
        public Task<LedgerAccount?> AccountAtAsync(string address, CancellationToken cancellationToken) =>
            db.Accounts.AsNoTracking()
                .Where(account => db.Addresses.Any(row => row.Address == address && row.AccountId == account.Id))
                .FirstOrDefaultAsync(cancellationToken);

        /// <summary>Saves an address unless it is taken or looks like one that is.</summary>
        public async Task<bool> TryAddAsync(PaymentAddress address, CancellationToken cancellationToken)
        {
            db.Addresses.Add(address);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateException taken) when (taken.IsUniqueViolation())
            {
                db.ChangeTracker.Clear();
                return false;
            }
        }
    }
}
