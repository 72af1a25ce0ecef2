using System.Diagnostics;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.GroupCommit;

/// <summary>Posts many orders in the running transaction, each with an outcome of its own: judged one after the other against running balances, then written together. Scoped, for one transaction.</summary>
internal sealed class PostingBatch(PaymentsDbContext db, LimitBook limits, CountryDays days, TimeProvider clock)
{
    private readonly List<(LedgerTransfer Transfer, TransferOrder Order, Activity? Cause)> posted = [];

    private Dictionary<AccountId, LedgerAccount> accounts = [];

    /// <summary>Locks the accounts of all orders until the transaction ends.</summary>
    /// <returns>The accounts as they stand; what is judged changes them.</returns>
    public async Task<IReadOnlyDictionary<AccountId, LedgerAccount>> LockAsync(IEnumerable<AccountId> ids, CancellationToken cancellationToken) =>
        accounts = await db.LockAsync(ids, cancellationToken);

    /// <summary>Judges orders between locked accounts in their turn; each has its key and its actor. Nothing is written yet.</summary>
    /// <param name="orders">Orders of one tenant, no two under one key, each with the request for which it is made, where there is one.</param>
    public async Task<PostingOutcome[]> JudgeAsync(IReadOnlyList<(TransferOrder Order, Activity? Cause)> orders, CancellationToken cancellationToken)
    {
        // After the lock: what paid under one of the keys from the same accounts has ended by now.
        var known = await db.KnownAsync([.. orders.Select(each => each.Order.Key!)], cancellationToken);
        var ids = new RisingIds(clock.GetUtcNow());
        return [.. orders.Select(each => Judge(each.Order, each.Cause, known, ids))];
    }

    /// <summary>Writes what was judged good: balances, postings and keys, then the transfers that seal them, with what each brings about.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var (transfer, order, _) in posted)
        {
            db.TransferKeys.Add(TransferKey.Of(order.Key!, transfer.Id));
        }

        await db.CountAsync(posted.Select(each => (each.Transfer, accounts[each.Order.Debtor.Id], accounts[each.Order.Creditor.Id])), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.Transfers.AddRange(posted.Select(each => each.Transfer));
        foreach (var of in posted.GroupBy(each => (Debtor: each.Order.Debtor.Owner, Creditor: each.Order.Creditor.Owner)))
        {
            await db.NoteAsync([.. of.Select(each => (PaymentEvent.Settled(each.Transfer), each.Cause))], [of.Key.Debtor, of.Key.Creditor], cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private PostingOutcome Judge(TransferOrder order, Activity? cause, HashSet<(string Client, string Operation, string Key)> known, RisingIds ids)
    {
        var key = order.Key!;
        if (known.Contains((key.ClientId, key.Operation, key.Key)))
        {
            return default;
        }

        var (debtor, creditor) = (accounts[order.Debtor.Id], accounts[order.Creditor.Id]);
        if ((order.Refusal ?? Obstacle(order, debtor, creditor)) is { } refusal)
        {
            return new PostingOutcome(null, refusal);
        }

        debtor.Pay(creditor, order.Amount, order.IsReserved ? order.Amount : 0);
        var transfer = LedgerTransfer.Of(order, ids);
        db.Postings.Add(LedgerPosting.Of(transfer, ids, debtor.Id, -order.Amount, debtor.Balance));
        db.Postings.Add(LedgerPosting.Of(transfer, ids, creditor.Id, order.Amount, creditor.Balance));
        Record(transfer, order, cause);
        posted.Add((transfer, order, cause));
        return new PostingOutcome(transfer, null);
    }

    private ProblemKind? Obstacle(TransferOrder order, LedgerAccount debtor, LedgerAccount creditor)
    {
        if (debtor.Status != AccountStatus.Active || creditor.Status != AccountStatus.Active)
        {
            return PaymentsProblems.AccountNotActive;
        }

        return !debtor.Covers(order.Amount, order.IsReserved ? order.Amount : 0) || !creditor.Takes(order.Amount)
            ? PaymentsProblems.InsufficientFunds
            : order.IsLimited ? LimitOf(order, debtor) : null;
    }

    /// <summary>Counts a payment against its debtor's limits, or says which one it would pass (PAY-2.9, PAY-2.10).</summary>
    private ProblemKind? LimitOf(TransferOrder order, LedgerAccount debtor)
    {
        var limit = limits.Of(order.Debtor);
        if (order.Amount > limit.PerTransfer)
        {
            return PaymentsProblems.AboveTransferLimit;
        }

        if (limit.PerDay is not { } perDay)
        {
            return null;
        }

        var today = days.Today(debtor.Tenant);
        if (debtor.SpentBy(today) + order.Amount > perDay)
        {
            return PaymentsProblems.AboveDayLimit;
        }

        debtor.Count(today, order.Amount);
        return null;
    }

    /// <summary>Records the act under the trace of the request that asked for it.</summary>
    private void Record(LedgerTransfer transfer, TransferOrder order, Activity? cause)
    {
        using var under = new CauseScope(cause);
        db.Record(new AuditEntry("transfer.post", order.Actor!) { Resource = $"transfer/{transfer.Id.Value}", Detail = new Dictionary<string, string> { ["kind"] = $"{order.Kind}" } });
    }
}
