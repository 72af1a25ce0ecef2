using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of disputes; changes are one statement each, so that no other request comes between the look and the act.</summary>
internal static class DisputeQueries
{
    /// <summary>Grants sight of every dispute of the tenant.</summary>
    private const string DecideScope = $"{PaymentsBlock.BlockName}.disputes.decide";

    extension(PaymentsDbContext db)
    {
        /// <summary>A dispute of the tenant, for who decides it.</summary>
        public Task<PaymentDispute?> DisputeAsync(Guid disputeId, CancellationToken cancellationToken)
        {
            var id = DisputeId.From(disputeId);
            return db.Disputes.AsNoTracking().FirstOrDefaultAsync(dispute => dispute.Id == id, cancellationToken);
        }

        /// <summary>A dispute that the client may read; <see langword="null"/> also when it is between others (PAY-18.1).</summary>
        public Task<PaymentDispute?> SeenDisputeAsync(Caller caller, Guid disputeId, CancellationToken cancellationToken)
        {
            var id = DisputeId.From(disputeId);
            return db.Seen(caller).FirstOrDefaultAsync(dispute => dispute.Id == id, cancellationToken);
        }

        /// <summary>A dispute that the client opened (PAY-18.13).</summary>
        public Task<PaymentDispute?> PayersDisputeAsync(Caller caller, Guid disputeId, CancellationToken cancellationToken)
        {
            var id = DisputeId.From(disputeId);
            return db.Disputes.AsNoTracking().FirstOrDefaultAsync(dispute => dispute.Id == id && dispute.Payer == caller.ClientId, cancellationToken);
        }

        /// <summary>A dispute that the client answers (PAY-18.14).</summary>
        public Task<PaymentDispute?> PayeesDisputeAsync(Caller caller, Guid disputeId, CancellationToken cancellationToken)
        {
            var id = DisputeId.From(disputeId);
            return db.Disputes.AsNoTracking().FirstOrDefaultAsync(dispute => dispute.Id == id && dispute.Payee == caller.ClientId, cancellationToken);
        }

        /// <summary>Disputes that the client may read before one, newest first (PAY-18.20).</summary>
        public Task<List<PaymentDispute>> SeenDisputesAsync(Caller caller, DisputeFilter filter, DisputeId before, int count, CancellationToken cancellationToken) =>
            filter.Of(db.Seen(caller)).Where(dispute => dispute.Id < before).OrderByDescending(dispute => dispute.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>What was done in disputes, in order.</summary>
        public async Task<ILookup<DisputeId, DisputeStep>> HistoryAsync(IReadOnlyList<DisputeId> disputes, CancellationToken cancellationToken) =>
            (await db.DisputeSteps.AsNoTracking().Where(step => disputes.Contains(step.DisputeId)).OrderBy(step => step.Number).ToListAsync(cancellationToken)).ToLookup(step => step.DisputeId);

        /// <summary>A transfer from an account of the client, with both clients (PAY-18.2).</summary>
        public Task<DisputableTransfer?> PaidByAsync(Caller caller, Guid transferId, CancellationToken cancellationToken)
        {
            var id = TransferId.From(transferId);
            var found =
                from transfer in db.Transfers.AsNoTracking()
                join debtor in db.Accounts on transfer.DebtorAccountId equals debtor.Id
                join creditor in db.Accounts on transfer.CreditorAccountId equals creditor.Id
                where transfer.Id == id && debtor.Owner == caller.ClientId
                select new DisputableTransfer(transfer, debtor.Owner, creditor.Owner);
            return found.FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>Whether a payment has an open dispute, or one that was rejected (PAY-18.6, PAY-18.7).</summary>
        public Task<bool> IsDisputedAsync(TransferId transfer, CancellationToken cancellationToken) =>
            db.Disputes.AnyAsync(
                dispute => dispute.OriginalTransferId == transfer && (dispute.Status == DisputeStatus.Opened || dispute.Status == DisputeStatus.Contested || dispute.Status == DisputeStatus.Rejected), cancellationToken);

        /// <summary>What open disputes ask back of a payment, in minor units (PAY-18.8).</summary>
        /// <param name="except">A dispute that does not count.</param>
        public Task<long> DisputedAsync(TransferId transfer, DisputeId? except, CancellationToken cancellationToken) =>
            db.Disputes.Where(dispute => dispute.OriginalTransferId == transfer && (except == null || dispute.Id != except) && (dispute.Status == DisputeStatus.Opened || dispute.Status == DisputeStatus.Contested))
                .SumAsync(dispute => dispute.Amount, cancellationToken);

        /// <summary>Keeps an account from paying and being paid until the transaction ends; its row stays as it is. Whoever pays back locks it too (PAY-18.21).</summary>
        public Task LockAsync(AccountId id, CancellationToken cancellationToken) =>
            db.Accounts.Where(account => account.Id == id).ExecuteUpdateAsync(set => set.SetProperty(account => account.Status, account => account.Status), cancellationToken);

        /// <summary>Changes a dispute that is in one of the states from which the change leads.</summary>
        /// <returns><see langword="false"/> when it is in another, by its stored state and its clock.</returns>
        public async Task<bool> ChangeAsync(DisputeId id, DisputeChange change, TransferId? refund, DateTimeOffset due, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (inTime, late) = (change.InTime, change.Late);
            return await db.Disputes
                .Where(dispute => dispute.Id == id && ((inTime.Contains(dispute.Status) && dispute.DueAt > now) || (late.Contains(dispute.Status) && dispute.DueAt <= now)))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(dispute => dispute.Status, change.To).SetProperty(dispute => dispute.TransferId, refund).SetProperty(dispute => dispute.DueAt, due),
                    cancellationToken) == 1;
        }

        private IQueryable<PaymentDispute> Seen(Caller caller)
        {
            var disputes = db.Disputes.AsNoTracking();
            return caller.HasScope(DecideScope) ? disputes : disputes.Where(dispute => dispute.Payer == caller.ClientId || dispute.Payee == caller.ClientId);
        }
    }
}

/// <summary>A transfer as its payer disputes it.</summary>
/// <param name="Payer">The client of the account that paid.</param>
/// <param name="Payee">The client of the account that was paid.</param>
internal sealed record DisputableTransfer(LedgerTransfer Transfer, string Payer, string Payee);
