using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of mandates; changes are one statement each, so that no other request comes between the look and the act.</summary>
internal static class MandateQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>A mandate that the client proposed or decides; <see langword="null"/> also when it is between others (PAY-11.1).</summary>
        public Task<SeenMandate?> MandateAsync(Caller caller, Guid mandateId, CancellationToken cancellationToken)
        {
            var id = MandateId.From(mandateId);
            return db.Seen(db.Mandates.Where(mandate => mandate.Id == id
                && (mandate.Owner == caller.ClientId || db.Accounts.Any(account => account.Id == mandate.DebtorAccountId && account.Owner == caller.ClientId))))
                .FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>A mandate that the client proposed (PAY-11.3).</summary>
        public Task<DebitMandate?> ProposedMandateAsync(Caller caller, Guid mandateId, CancellationToken cancellationToken)
        {
            var id = MandateId.From(mandateId);
            return db.Mandates.AsNoTracking().FirstOrDefaultAsync(mandate => mandate.Id == id && mandate.Owner == caller.ClientId, cancellationToken);
        }

        /// <summary>A mandate on an account of the client (PAY-11.2).</summary>
        public Task<SeenMandate?> DecidedMandateAsync(Caller caller, Guid mandateId, CancellationToken cancellationToken)
        {
            var id = MandateId.From(mandateId);
            return db.Seen(db.OnAccountsOf(caller).Where(mandate => mandate.Id == id)).FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>Mandates on accounts of the client before one, newest first (PAY-11.13).</summary>
        public Task<List<SeenMandate>> DecidedMandatesAsync(Caller caller, MandateId before, int count, CancellationToken cancellationToken) =>
            db.Seen(db.OnAccountsOf(caller).Where(mandate => mandate.Id < before).OrderByDescending(mandate => mandate.Id).Take(count)).ToListAsync(cancellationToken);

        /// <summary>A mandate on the account that a person holds (PAY-11.15).</summary>
        public Task<SeenMandate?> HeldMandateAsync(string subject, Guid mandateId, CancellationToken cancellationToken)
        {
            var id = MandateId.From(mandateId);
            return db.Seen(db.OnAccountOf(subject).Where(mandate => mandate.Id == id)).FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>Mandates on the account that a person holds before one, newest first (PAY-11.15).</summary>
        public Task<List<SeenMandate>> HeldMandatesAsync(string subject, MandateId before, int count, CancellationToken cancellationToken) =>
            db.Seen(db.OnAccountOf(subject).Where(mandate => mandate.Id < before).OrderByDescending(mandate => mandate.Id).Take(count)).ToListAsync(cancellationToken);

        /// <summary>Brings a mandate that has not ended from one state to another.</summary>
        /// <returns><see langword="false"/> when it is in another state or has ended.</returns>
        public async Task<bool> ChangeAsync(MandateId id, MandateChange change, DateOnly today, CancellationToken cancellationToken) =>
            await db.Mandates
                .Where(mandate => mandate.Id == id && change.From.Contains(mandate.Status) && mandate.EndsOn >= today)
                .ExecuteUpdateAsync(set => set.SetProperty(mandate => mandate.Status, change.To), cancellationToken) == 1;

        /// <summary>Counts a collection of an active mandate, unless its period has seen all that it may (PAY-11.6). A period that is over stays over, should the clock step back.</summary>
        /// <param name="period">The first day of the period.</param>
        /// <returns>Which collection of the period it is; <see langword="null"/> when nothing was counted.</returns>
        public async Task<int?> CountCollectionAsync(MandateId id, DateOnly period, CancellationToken cancellationToken)
        {
            var counted = await db.Mandates
                .Where(mandate => mandate.Id == id
                    && mandate.Status == MandateStatus.Active
                    && (mandate.CollectedIn == null || mandate.CollectedIn <= period)
                    && (mandate.CollectedIn == period ? mandate.Collected : 0) < mandate.CollectionsPerPeriod)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(mandate => mandate.Collected, mandate => (mandate.CollectedIn == period ? mandate.Collected : 0) + 1)
                        .SetProperty(mandate => mandate.CollectedIn, period),
                    cancellationToken);
            return counted == 1 ? await db.Mandates.Where(mandate => mandate.Id == id).Select(mandate => mandate.Collected).SingleAsync(cancellationToken) : null;
        }

        private IQueryable<DebitMandate> OnAccountsOf(Caller caller) =>
            db.Mandates.Where(mandate => db.Accounts.Any(account => account.Id == mandate.DebtorAccountId && account.Owner == caller.ClientId));

        private IQueryable<DebitMandate> OnAccountOf(string subject)
        {
            var held = db.HeldBy(subject);
            return db.Mandates.Where(mandate => held.Any(account => account.Id == mandate.DebtorAccountId));
        }

        private IQueryable<SeenMandate> Seen(IQueryable<DebitMandate> mandates) =>
            from mandate in mandates.AsNoTracking()
            join creditor in db.Accounts on mandate.CreditorAccountId equals creditor.Id
            orderby mandate.Id descending
            select new SeenMandate(mandate, creditor.Name);
    }
}
