using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;

namespace DigitalIndiaStack.Payments.Block.Settlement;

/// <summary>Counts transfers between participants, each in the transaction of its postings.</summary>
internal static class WindowCount
{
    extension(PaymentsDbContext db)
    {
        /// <summary>Counts a transfer in the open window; one within a participant is not counted (PAY-17.4, PAY-17.5). What is counted is saved by the caller.</summary>
        public async Task CountAsync(LedgerTransfer transfer, LedgerAccount debtor, LedgerAccount creditor, CancellationToken cancellationToken)
        {
            if (debtor.Participant == creditor.Participant)
            {
                return;
            }

            // The look comes after the lock: a window that was closed meanwhile is not found any more (PAY-17.14).
            await db.HoldWindowAsync(debtor.Tenant, cancellationToken);
            var window = await db.OpenWindowAsync(cancellationToken) ?? throw new InvalidOperationException("There is no open window, though there are participants.");
            db.Entries.Add(new WindowEntry
            {
                TransferId = transfer.Id,
                WindowId = window.Id,
                DebtorParticipant = debtor.Participant,
                CreditorParticipant = creditor.Participant,
                Currency = transfer.Currency,
                Amount = transfer.Amount,
                PostedAt = transfer.PostedAt,
            });
        }
    }
}
