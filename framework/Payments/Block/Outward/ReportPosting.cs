using System.Diagnostics;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.GroupCommit;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Outward;

/// <summary>Posts what a report moves: the money on or back, and what is owed for each day that it is late. Scoped, for one transaction.</summary>
internal sealed class ReportPosting(PaymentsDbContext db, PostingBatch posting, Caller caller, OutwardBook book)
{
    /// <summary>The operation under whose key a compensation is posted: the outward transfer is its key, so that each is compensated once (PAY-19.15).</summary>
    private const string Compensating = "compensateOutwardTransfer";

    /// <summary>Posts, and then ends the outward transfer; a refusal leaves nothing once the unit of work is undone (PAY-19.17).</summary>
    /// <param name="accountId">The participant's account, which is paid and pays.</param>
    public async Task<ProblemKind?> PostAsync(OutwardPayment outward, AccountId accountId, OutwardStatus status, CancellationToken cancellationToken)
    {
        var accounts = await posting.LockAsync([outward.TransitAccountId, outward.DebtorAccountId, accountId], isFollowed: true, cancellationToken);

        // The look comes after the lock: of two reports at once the second finds the first (PAY-19.19).
        if (!(await db.OutwardAsync(outward.Id, cancellationToken)).IsOpen)
        {
            return PaymentsProblems.OutwardEnded;
        }

        var now = book.Now;
        var (day, own, debtor) = (book.DayOf(now), accounts[accountId], accounts[outward.DebtorAccountId]);
        var late = LateReport.DaysAfter(outward.LastDay, day);
        List<TransferOrder> orders = [Final(outward, accounts[outward.TransitAccountId], status, status == OutwardStatus.Credited ? own : debtor)];
        if (late > 0)
        {
            orders.Add(Compensation(outward, own, debtor, LateReport.Owed(late, outward.PerDay)));
        }

        var outcomes = await posting.JudgeAsync(orders.ConvertAll(order => PostingAsk.Of(order, Activity.Current)), cancellationToken);
        if (outcomes.Any(outcome => outcome.Transfer is null))
        {
            return outcomes.Select(outcome => outcome.Refusal).FirstOrDefault(refusal => refusal is not null) ?? PaymentsProblems.OutwardEnded;
        }

        await posting.WriteAsync(cancellationToken);
        var end = new OutwardEnd(status, now, day, late, outcomes[0].Transfer!.Id, outcomes.ElementAtOrDefault(1).Transfer?.Id);
        return await book.EndAsync(outward, end, cancellationToken) ? null : PaymentsProblems.OutwardEnded;
    }

    private TransferOrder Final(OutwardPayment outward, LedgerAccount transit, OutwardStatus status, LedgerAccount creditor) =>
        new(caller.ClientId, transit, creditor, outward.Currency, outward.Amount, outward.Reference)
        {
            Kind = status == OutwardStatus.Credited ? TransferKind.Forward : TransferKind.Return,
            Original = outward.Id,
            Actor = caller.Actor,
            Key = db.ClaimedRequest,
        };

    private TransferOrder Compensation(OutwardPayment outward, LedgerAccount own, LedgerAccount debtor, long amount) =>
        new(caller.ClientId, own, debtor, outward.Currency, amount, outward.Reference)
        {
            Kind = TransferKind.Compensation,
            Original = outward.Id,
            Actor = caller.Actor,
            Key = db.ClaimedRequest! with { Operation = Compensating, Key = $"{outward.Id.Value:N}" },
        };
}
