using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What a statement of a batch is made of.</summary>
internal static class StatementQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>From the first payment of a batch to its last, with the balances before and after.</summary>
        public async Task<StatementPeriod> PeriodAsync(PaymentBatch batch, CancellationToken cancellationToken)
        {
            var begin = batch.ReleasedAt ?? batch.CreatedAt;
            var paid = db.BatchLines.Where(line => line.BatchId == batch.Id && line.Status == BatchLineStatus.Paid);
            var first = await db.PostingOf(batch, paid.OrderBy(line => line.Number)).FirstOrDefaultAsync(cancellationToken);
            var last = await db.PostingOf(batch, paid.OrderByDescending(line => line.Number)).FirstOrDefaultAsync(cancellationToken);
            var all = db.Postings.Where(posting => posting.AccountId == batch.DebtorAccountId);
            if (first is null || last is null)
            {
                var balance = await all.SumAsync(posting => posting.Amount, cancellationToken);
                return new StatementPeriod(begin, begin, null, null, balance, balance);
            }

            var (from, to) = first.Id < last.Id ? (first, last) : (last, first);
            var opening = await all.Where(posting => posting.Id < from.Id).SumAsync(posting => posting.Amount, cancellationToken);
            var moved = await db.Between(batch, from.Id, to.Id).SumAsync(posting => posting.Amount, cancellationToken);
            return new StatementPeriod(begin, to.PostedAt, from.Id, to.Id, opening, opening + moved);
        }

        /// <summary>What was posted to the account of a batch, in its order, with the lines that it paid.</summary>
        public Task<List<StatementEntry>> EntriesAsync(PaymentBatch batch, PostingId from, PostingId to, int count, CancellationToken cancellationToken) =>
            (from posting in db.Between(batch, @from, to).OrderBy(posting => posting.Id).Take(count)
             join transfer in db.Transfers.AsNoTracking() on posting.TransferId equals transfer.Id
             join line in db.BatchLines.AsNoTracking().Where(line => line.BatchId == batch.Id) on posting.TransferId equals line.TransferId into lines
             from paid in lines.DefaultIfEmpty()
             orderby posting.Id
             select new StatementEntry(posting, transfer, paid)).ToListAsync(cancellationToken);

        private IQueryable<LedgerPosting> Between(PaymentBatch batch, PostingId from, PostingId to) =>
            db.Postings.AsNoTracking().Where(posting => posting.AccountId == batch.DebtorAccountId && !(posting.Id < @from) && !(posting.Id > to));

        private IQueryable<LedgerPosting> PostingOf(PaymentBatch batch, IQueryable<PaymentBatchLine> lines) =>
            from line in lines.Take(1)
            from posting in db.Postings.AsNoTracking().Where(posting => posting.TransferId == line.TransferId && posting.AccountId == batch.DebtorAccountId)
            select posting;
    }
}

/// <summary>What a statement tells of.</summary>
/// <param name="First">Its first posting; <see langword="null"/> when the batch paid nothing.</param>
/// <param name="Opening">In minor units.</param>
/// <param name="Closing">In minor units.</param>
internal sealed record StatementPeriod(DateTimeOffset Begin, DateTimeOffset End, PostingId? First, PostingId? Last, long Opening, long Closing);

/// <summary>One entry of a statement.</summary>
/// <param name="Line">The line that was paid; <see langword="null"/> when it was something else.</param>
internal sealed record StatementEntry(LedgerPosting Posting, LedgerTransfer Transfer, PaymentBatchLine? Line);
