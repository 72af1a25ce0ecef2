using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of refunds and reversals.</summary>
internal static class RefundQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>A transfer that paid an account of the client (PAY-8.1).</summary>
        public Task<LedgerTransfer?> PaidToAsync(Caller caller, Guid transferId, CancellationToken cancellationToken)
        {
            var id = TransferId.From(transferId);
            return db.Transfers.AsNoTracking().FirstOrDefaultAsync(
                transfer => transfer.Id == id && db.Accounts.Any(account => account.Id == transfer.CreditorAccountId && account.Owner == caller.ClientId), cancellationToken);
        }

        /// <summary>A transfer of the tenant, whoever made it.</summary>
        public Task<LedgerTransfer?> TransferAsync(Guid transferId, CancellationToken cancellationToken)
        {
            var id = TransferId.From(transferId);
            return db.Transfers.AsNoTracking().FirstOrDefaultAsync(transfer => transfer.Id == id, cancellationToken);
        }

        /// <summary>What refunds and reversals have paid back of a transfer so far, in minor units.</summary>
        public Task<long> PaidBackAsync(TransferId original, CancellationToken cancellationToken) =>
            db.Transfers.Where(transfer => transfer.OriginalTransferId == original).SumAsync(transfer => transfer.Amount, cancellationToken);
    }
}
