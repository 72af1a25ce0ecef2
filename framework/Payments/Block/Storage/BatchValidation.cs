using System.Linq.Expressions;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>Judges the lines of a batch, each finding in one statement over all of them.</summary>
internal static class BatchValidation
{
    extension(PaymentsDbContext db)
    {
        /// <summary>Finds the accounts that the lines pay, excludes the lines that must not be paid, and validates or rejects the batch by its control totals (PAY-10.3).</summary>
        /// <param name="batch">The batch, whose row is locked.</param>
        /// <param name="intake">Its lines, which are saved.</param>
        /// <param name="source">Where they were read.</param>
        public async Task ValidateAsync(PaymentBatch batch, BatchIntake intake, ILineSource source, CancellationToken cancellationToken)
        {
            await db.ResolveAsync(batch.Id, cancellationToken);
            await db.ExcludeAsync(batch, BatchFinding.Unknown, line => !db.Accounts.Any(account => account.Id == line.CreditorAccountId), cancellationToken);
            await db.ExcludeAsync(batch, BatchFinding.Currency, line => db.Accounts.Any(account => account.Id == line.CreditorAccountId && account.Currency != batch.Currency), cancellationToken);
            await db.ExcludeAsync(batch, BatchFinding.Debtor, line => line.CreditorAccountId == batch.DebtorAccountId, cancellationToken);
            await db.ExcludeAsync(batch, BatchFinding.Inactive, line => db.Accounts.Any(account => account.Id == line.CreditorAccountId && account.Status != AccountStatus.Active), cancellationToken);
            await db.JoinWholeAsync(true, cancellationToken);
            await db.ExcludeAsync(batch, BatchFinding.Duplicate, line => line.CreditorAccountId != null && db.BatchLines.Any(other => other.BatchId == batch.Id && other.CreditorAccountId != null && other.CreditorAccountId == line.CreditorAccountId && other.Number < line.Number), cancellationToken);
            await db.JoinWholeAsync(false, cancellationToken);
            var excluded = db.BatchLines.Where(line => line.BatchId == batch.Id && line.Status == BatchLineStatus.Excluded);
            var (count, sum) = (await excluded.CountAsync(cancellationToken), await excluded.SumAsync(line => line.Amount, cancellationToken));
            var isGood = source.IsAsCounted && (intake.Count, intake.Sum) == (batch.ExpectedCount, batch.ExpectedSum);
            var (status, message) = isGood ? (BatchStatus.Validated, source.MessageId) : (BatchStatus.Rejected, null);
            await db.Batches.Where(row => row.Id == batch.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.Status, status)
                    .SetProperty(row => row.MessageId, message)
                    .SetProperty(row => row.FoundCount, intake.Count)
                    .SetProperty(row => row.FoundSum, intake.Sum)
                    .SetProperty(row => row.ExcludedCount, count)
                    .SetProperty(row => row.ExcludedSum, sum),
                cancellationToken);
        }

        private Task<int> ResolveAsync(BatchId id, CancellationToken cancellationToken) =>
            db.BatchLines.Where(line => line.BatchId == id && line.Address != null).ExecuteUpdateAsync(
                set => set.SetProperty(line => line.CreditorAccountId, line => db.Addresses.Where(row => row.Address == line.Address).Select(row => (AccountId?)row.AccountId).FirstOrDefault()),
                cancellationToken);

        private Task<int> ExcludeAsync(PaymentBatch batch, BatchFinding finding, Expression<Func<PaymentBatchLine, bool>> isWrong, CancellationToken cancellationToken) =>
            db.BatchLines.Where(line => line.BatchId == batch.Id && line.Status == BatchLineStatus.Open).Where(isWrong).ExecuteUpdateAsync(
                set => set.SetProperty(line => line.Status, BatchLineStatus.Excluded).SetProperty(line => line.Finding, finding),
                cancellationToken);
    }
}
