using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of requests to pay.</summary>
internal static class RequestQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>A request that the client made or is asked to pay; <see langword="null"/> also when it is between others (PAY-7.1).</summary>
        public Task<SeenRequest?> RequestAsync(Caller caller, Guid requestId, CancellationToken cancellationToken)
        {
            var id = RequestId.From(requestId);
            return db.Seen(db.Requests.Where(request => request.Id == id
                && (request.Owner == caller.ClientId || db.Accounts.Any(account => account.Id == request.DebtorAccountId && account.Owner == caller.ClientId))))
                .FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>A request that the client made (PAY-7.3).</summary>
        public Task<SeenRequest?> OwnRequestAsync(Caller caller, Guid requestId, CancellationToken cancellationToken)
        {
            var id = RequestId.From(requestId);
            return db.Seen(db.Requests.Where(request => request.Id == id && request.Owner == caller.ClientId)).FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>A request to an account of the client (PAY-7.2).</summary>
        public Task<SeenRequest?> AskedRequestAsync(Caller caller, Guid requestId, CancellationToken cancellationToken)
        {
            var id = RequestId.From(requestId);
            return db.Seen(db.Asked(caller).Where(request => request.Id == id)).FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>Requests to accounts of the client before one, newest first (PAY-7.9).</summary>
        public Task<List<SeenRequest>> AskedRequestsAsync(Caller caller, RequestId before, int count, CancellationToken cancellationToken) =>
            db.Seen(db.Asked(caller).Where(request => request.Id < before).OrderByDescending(request => request.Id).Take(count)).ToListAsync(cancellationToken);

        /// <summary>Brings a request that nobody has answered, and that has not expired, to its end.</summary>
        /// <param name="transfer">The transfer that paid it, when it is approved.</param>
        /// <returns><see langword="false"/> when it was answered or has expired.</returns>
        public async Task<bool> EndAsync(RequestId id, PaymentRequestStatus end, TransferId? transfer, DateTimeOffset now, CancellationToken cancellationToken) =>
            await db.Requests
                .Where(request => request.Id == id && request.Status == PaymentRequestStatus.Requested && request.ExpiresAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(request => request.Status, end).SetProperty(request => request.TransferId, transfer), cancellationToken) == 1;

        private IQueryable<RequestToPay> Asked(Caller caller) =>
            db.Requests.Where(request => db.Accounts.Any(account => account.Id == request.DebtorAccountId && account.Owner == caller.ClientId));

        private IQueryable<SeenRequest> Seen(IQueryable<RequestToPay> requests) =>
            from request in requests.AsNoTracking()
            join creditor in db.Accounts on request.CreditorAccountId equals creditor.Id
            orderby request.Id descending
            select new SeenRequest(request, creditor.Name);
    }
}
