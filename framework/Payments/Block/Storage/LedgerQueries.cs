using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of the ledger's store.</summary>
internal static class LedgerQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>A transfer that the calling client made; <see langword="null"/> also when it is somebody else's (PAY-1.1).</summary>
        public Task<LedgerTransfer?> OwnTransferAsync(Caller caller, Guid transferId, CancellationToken cancellationToken)
        {
            var id = TransferId.From(transferId);
            return db.Transfers.AsNoTracking().FirstOrDefaultAsync(transfer => transfer.Id == id && transfer.Owner == caller.ClientId, cancellationToken);
        }

        /// <summary>The account on which a person is paid.</summary>
        public Task<LedgerAccount?> AccountOfAsync(string subject, CancellationToken cancellationToken) =>
            db.Accounts.AsNoTracking()
                .Where(account => db.Links.Any(link => link.Subject == subject && link.AccountId == account.Id))
                .FirstOrDefaultAsync(cancellationToken);

        /// <summary>Links a person to an account, in place of the one before, and saves it.</summary>
        public async Task<AccountLink> LinkAsync(string subject, AccountId accountId, DateTimeOffset now, CancellationToken cancellationToken)
        {
            try
            {
                return await db.PutLinkAsync(subject, accountId, now, cancellationToken);
            }
            catch (DbUpdateException raced) when (raced.IsUniqueViolation())
            {
                // Another request linked the person first; by now its link is there to be replaced.
                db.ChangeTracker.Clear();
                return await db.PutLinkAsync(subject, accountId, now, cancellationToken);
            }
        }

        /// <summary>The receipt of a transfer, with the names of both accounts.</summary>
        public Task<Receipt> ReceiptOfAsync(LedgerTransfer transfer, CancellationToken cancellationToken) =>
            db.Receipts(db.Transfers.Where(row => row.Id == transfer.Id)).SingleAsync(cancellationToken);

        /// <summary>Receipts of what was paid to a person's linked account before a transfer, newest first.</summary>
        public Task<List<Receipt>> ReceiptsOfAsync(string subject, TransferId before, int count, CancellationToken cancellationToken) =>
            db.Receipts(db.PaidTo(subject)
                .Where(transfer => transfer.Id < before)
                .OrderByDescending(transfer => transfer.Id)
                .Take(count)).ToListAsync(cancellationToken);

        /// <summary>Receipts of what was paid from the account that a person holds before a transfer, newest first.</summary>
        public Task<List<Receipt>> ReceiptsFromAsync(string subject, TransferId before, int count, CancellationToken cancellationToken) =>
            db.Receipts(db.PaidFrom(subject)
                .Where(transfer => transfer.Id < before)
                .OrderByDescending(transfer => transfer.Id)
                .Take(count)).ToListAsync(cancellationToken);

        /// <summary>The receipt of what was paid to a person's linked account; <see langword="null"/> also when it was paid to another one (PAY-3.9).</summary>
        public Task<Receipt?> ReceiptToAsync(string subject, TransferId id, CancellationToken cancellationToken) =>
            db.Receipts(db.PaidTo(subject).Where(transfer => transfer.Id == id)).FirstOrDefaultAsync(cancellationToken);

        /// <summary>The receipt of what was paid from the account that a person holds; <see langword="null"/> also when another one paid it (PAY-3.9).</summary>
        public Task<Receipt?> ReceiptFromAsync(string subject, TransferId id, CancellationToken cancellationToken) =>
            db.Receipts(db.PaidFrom(subject).Where(transfer => transfer.Id == id)).FirstOrDefaultAsync(cancellationToken);

        private IQueryable<LedgerTransfer> PaidTo(string subject) =>
            db.Transfers.Where(transfer => db.Links.Any(link => link.Subject == subject && link.AccountId == transfer.CreditorAccountId));

        private IQueryable<LedgerTransfer> PaidFrom(string subject)
        {
            var held = db.HeldBy(subject);
            return db.Transfers.Where(transfer => held.Any(account => account.Id == transfer.DebtorAccountId));
        }

        private async Task<AccountLink> PutLinkAsync(string subject, AccountId accountId, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var link = await db.Links.FirstOrDefaultAsync(row => row.Subject == subject, cancellationToken)
                ?? db.Links.Add(new AccountLink { Subject = subject, AccountId = accountId, LinkedAt = now }).Entity;
            link.AccountId = accountId;
            link.LinkedAt = now;
            await db.SaveOrUndoAsync(cancellationToken);
            return link;
        }

        private IQueryable<Receipt> Receipts(IQueryable<LedgerTransfer> transfers) =>
            from transfer in transfers.AsNoTracking()
            join debtor in db.Accounts on transfer.DebtorAccountId equals debtor.Id
            join creditor in db.Accounts on transfer.CreditorAccountId equals creditor.Id
            orderby transfer.Id descending
            select transfer.ToReceipt(debtor.Name, creditor.Name);
    }
}
