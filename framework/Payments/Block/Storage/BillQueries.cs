using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of bills; changes are one statement each, so that no other request comes between the look and the act.</summary>
internal static class BillQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>A bill that the client issued; <see langword="null"/> also when it is somebody else's (PAY-15.1).</summary>
        public Task<CustomerBill?> OwnBillAsync(Caller caller, Guid billId, CancellationToken cancellationToken)
        {
            var id = BillId.From(billId);
            return db.Bills.AsNoTracking().FirstOrDefaultAsync(bill => bill.Id == id && bill.Owner == caller.ClientId, cancellationToken);
        }

        /// <summary>Bills that the client issued before one, newest first (PAY-15.20).</summary>
        public Task<List<CustomerBill>> OwnBillsAsync(Caller caller, BillId before, int count, CancellationToken cancellationToken) =>
            db.Bills.AsNoTracking().Where(bill => bill.Owner == caller.ClientId && bill.Id < before)
                .OrderByDescending(bill => bill.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>The bill of a number, whoever issued it.</summary>
        /// <param name="typed">The number as somebody typed it.</param>
        public Task<CustomerBill?> BillOfAsync(string typed, CancellationToken cancellationToken)
        {
            var number = BillNumber.Read(typed);
            return db.Bills.AsNoTracking().FirstOrDefaultAsync(bill => bill.Number == number, cancellationToken);
        }

        /// <summary>Saves a bill unless another one to the account has its reference (PAY-15.3).</summary>
        public async Task<bool> TryAddAsync(CustomerBill bill, CancellationToken cancellationToken)
        {
            db.Bills.Add(bill);
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

        /// <summary>Writes that a transfer paid a bill that is due; of payments at once one finds it so (PAY-15.13).</summary>
        /// <returns><see langword="false"/> when it was paid or cancelled, or had expired when the transfer was posted.</returns>
        public async Task<bool> PaidAsync(BillId id, LedgerTransfer transfer, CancellationToken cancellationToken) =>
            await db.Bills.Where(bill => bill.Id == id && bill.Status == BillStatus.Due && bill.ExpiresAt > transfer.PostedAt)
                .ExecuteUpdateAsync(set => set.SetProperty(bill => bill.Status, BillStatus.Paid).SetProperty(bill => bill.TransferId, transfer.Id), cancellationToken) == 1;

        /// <summary>Takes a bill back that is due.</summary>
        /// <returns><see langword="false"/> when it was paid or cancelled, or has expired.</returns>
        public async Task<bool> CancelAsync(BillId id, DateTimeOffset now, CancellationToken cancellationToken) =>
            await db.Bills.Where(bill => bill.Id == id && bill.Status == BillStatus.Due && bill.ExpiresAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(bill => bill.Status, BillStatus.Cancelled), cancellationToken) == 1;
    }
}
