using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What pages ask for whoever holds an account, clause 4.</summary>
internal static class HolderQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>The accounts that a person holds; those of other kinds that are linked to them only pay them.</summary>
        public IQueryable<LedgerAccount> HeldBy(string subject) =>
            db.Accounts.Where(account => account.Kind == AccountKind.Person && db.Links.Any(link => link.Subject == subject && link.AccountId == account.Id));

        /// <summary>A transfer from the account that a person holds, with both clients (PAY-18.22).</summary>
        public Task<DisputableTransfer?> PaidByHolderAsync(string subject, Guid transferId, CancellationToken cancellationToken)
        {
            var (id, held) = (TransferId.From(transferId), db.HeldBy(subject));
            var found =
                from transfer in db.Transfers.AsNoTracking()
                join debtor in held on transfer.DebtorAccountId equals debtor.Id
                join creditor in db.Accounts on transfer.CreditorAccountId equals creditor.Id
                where transfer.Id == id
                select new DisputableTransfer(transfer, debtor.Owner, creditor.Owner);
            return found.FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>A dispute of a payment from the account that a person holds (PAY-18.22).</summary>
        public Task<HeldDispute?> HeldDisputeAsync(string subject, Guid disputeId, CancellationToken cancellationToken)
        {
            var id = DisputeId.From(disputeId);
            return db.HeldDisputes(subject, db.Disputes.Where(dispute => dispute.Id == id)).FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>Disputes of payments from the account that a person holds before one, newest first.</summary>
        public Task<List<HeldDispute>> HeldDisputesAsync(string subject, DisputeId before, int count, CancellationToken cancellationToken) =>
            db.HeldDisputes(subject, db.Disputes.Where(dispute => dispute.Id < before)).Take(count).ToListAsync(cancellationToken);

        private IQueryable<HeldDispute> HeldDisputes(string subject, IQueryable<PaymentDispute> disputes)
        {
            var held = db.HeldBy(subject);
            return
                from dispute in disputes.AsNoTracking()
                join transfer in db.Transfers on dispute.OriginalTransferId equals transfer.Id
                join debtor in held on transfer.DebtorAccountId equals debtor.Id
                join creditor in db.Accounts on transfer.CreditorAccountId equals creditor.Id
                orderby dispute.Id descending
                select new HeldDispute(dispute, creditor.Name);
        }
    }
}

/// <summary>A dispute with the name of who was paid.</summary>
internal sealed record HeldDispute(PaymentDispute Dispute, string CreditorName);
