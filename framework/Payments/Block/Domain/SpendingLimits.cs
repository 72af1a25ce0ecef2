using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Payments.Block.Storage;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Keeps what accounts may pay at once and in one day.</summary>
internal sealed class SpendingLimits(PaymentsDbContext db, LimitBook book, CountryDays days)
{
    /// <summary>Counts an order against its debtor's limits, or says which one it would pass.</summary>
    /// <remarks>Belongs after the balances have moved: the debtor's row is locked by then, in the order that all transfers keep.</remarks>
    public async Task<ProblemKind?> RefusalAsync(TransferOrder order, CancellationToken cancellationToken)
    {
        var limit = book.Of(order.Debtor);
        if (order.Amount > limit.PerTransfer)
        {
            return PaymentsProblems.AboveTransferLimit;
        }

        return limit.PerDay is not { } perDay || await db.SpendAsync(order.Debtor.Id, days.Today(order.Debtor.Tenant), order.Amount, perDay, cancellationToken)
            ? null
            : PaymentsProblems.AboveDayLimit;
    }
}
