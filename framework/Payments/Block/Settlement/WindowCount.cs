using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;

namespace DigitalIndiaStack.Payments.Block.Settlement;

/// <summary>Counts transfers between participants, each in the transaction of its postings.</summary>
internal static class WindowCount
{
    extension(PaymentsDbContext db)
    {
        /// <summary>Counts transfers in the open window. What is counted is saved by the caller.</summary>
        public async Task CountAsync(IEnumerable<(LedgerTransfer Transfer, LedgerAccount Debtor, LedgerAccount Creditor)> transfers, CancellationToken cancellationToken) =>
            db.Entries.AddRange(await db.CountedAsync(transfers, cancellationToken));

        /// <summary>What counts transfers in the open window; one within a participant is not counted (PAY-17.4, PAY-17.5).</summary>
        public async Task<IReadOnlyList<WindowEntry>> CountedAsync(IEnumerable<(LedgerTransfer Transfer, LedgerAccount Debtor, LedgerAccount Creditor)> transfers, CancellationToken cancellationToken)
        {
            var between = transfers.Where(each => each.Debtor.Participant != each.Creditor.Participant).ToList();
            if (between.Count == 0)
            {
                return [];
            }

            // The look comes after the lock: a window that was closed meanwhile is not found any more (PAY-17.14).
            await db.HoldWindowAsync(between[0].Debtor.Tenant, cancellationToken);
            var window = await db.OpenWindowAsync(cancellationToken) ?? throw new InvalidOperationException("There is no open window, though there are participants.");
            return between.ConvertAll(each => new WindowEntry
            {
                TransferId = each.Transfer.Id,
                WindowId = window.Id,
                DebtorParticipant = each.Debtor.Participant,
                CreditorParticipant = each.Creditor.Participant,
                Currency = each.Transfer.Currency,
                Amount = each.Transfer.Amount,
                PostedAt = each.Transfer.PostedAt,
            });
        }
    }
}
