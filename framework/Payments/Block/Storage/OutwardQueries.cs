using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of outward transfers.</summary>
internal static class OutwardQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>The account on which a participant takes money that leaves the ledger; the oldest of several (PAY-19.4).</summary>
        public Task<LedgerAccount?> TransitAccountAsync(string participant, string currency, CancellationToken cancellationToken) =>
            db.Accounts.AsNoTracking()
                .Where(account => account.Participant == participant && account.Kind == AccountKind.Transit && account.Currency == currency && account.Status == AccountStatus.Active)
                .OrderBy(account => account.Id).FirstOrDefaultAsync(cancellationToken);

        public Task<OutwardPayment> OutwardAsync(TransferId id, CancellationToken cancellationToken) =>
            db.Outwards.AsNoTracking().SingleAsync(outward => outward.Id == id, cancellationToken);

        /// <summary>One that the client may read; <see langword="null"/> also when it is between others (PAY-19.1).</summary>
        public Task<OutwardPayment?> SeenOutwardAsync(Caller caller, Guid outwardId, CancellationToken cancellationToken)
        {
            var id = TransferId.From(outwardId);
            return db.Seen(caller).FirstOrDefaultAsync(outward => outward.Id == id, cancellationToken);
        }

        /// <summary>Those that the client may read before one, newest first (PAY-19.2).</summary>
        public Task<List<OutwardPayment>> SeenOutwardsAsync(Caller caller, TransferId before, int count, CancellationToken cancellationToken) =>
            db.Seen(caller).Where(outward => outward.Id < before).OrderByDescending(outward => outward.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>One that the client reports (PAY-19.8).</summary>
        public Task<OutwardPayment?> ReportedOutwardAsync(Caller caller, Guid outwardId, CancellationToken cancellationToken)
        {
            var id = TransferId.From(outwardId);
            return db.Outwards.AsNoTracking().FirstOrDefaultAsync(outward => outward.Id == id && outward.Reporter == caller.ClientId, cancellationToken);
        }

        /// <summary>Ends an open one.</summary>
        /// <returns><see langword="false"/> when it has ended.</returns>
        public async Task<bool> EndAsync(OutwardPayment outward, OutwardEnd end, CancellationToken cancellationToken) =>
            await db.Outwards.Where(row => row.Id == outward.Id && row.Status == OutwardStatus.Acknowledged).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.Status, end.Status)
                    .SetProperty(row => row.ReportedAt, end.At)
                    .SetProperty(row => row.ReportedOn, end.On)
                    .SetProperty(row => row.DaysLate, end.DaysLate)
                    .SetProperty(row => row.FinalTransferId, end.Final)
                    .SetProperty(row => row.CompensationTransferId, end.Compensation),
                cancellationToken) == 1;

        private IQueryable<OutwardPayment> Seen(Caller caller) =>
            db.Outwards.AsNoTracking().Where(outward => outward.Payer == caller.ClientId || outward.Reporter == caller.ClientId);
    }
}
