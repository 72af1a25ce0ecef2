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

    private readonly List<LedgerPosting> legs = [];

    // What a payment changes of an account.
    private static readonly string[] Moved = [nameof(LedgerAccount.Balance), nameof(LedgerAccount.Reserved), nameof(LedgerAccount.SpentOn), nameof(LedgerAccount.Spent)];

    private Dictionary<AccountId, LedgerAccount> accounts = [];

    private IEnumerable<TransferKey> Keys => posted.Select(each => TransferKey.Of(each.Order.Key!, each.Transfer.Id));

    private IEnumerable<(LedgerTransfer Transfer, LedgerAccount Debtor, LedgerAccount Creditor)> Counted =>
        posted.Select(each => (each.Transfer, accounts[each.Order.Debtor.Id], accounts[each.Order.Creditor.Id]));

    /// <summary>Locks the accounts of all orders until the transaction ends.</summary>
    /// <param name="isFollowed">Whether what changes on them is followed, for <see cref="WriteAsync"/>, or written as a set, by <see cref="WriteSetAsync"/>.</param>
    /// <returns>The accounts as they stand; what is judged changes them.</returns>
    public async Task<IReadOnlyDictionary<AccountId, LedgerAccount>> LockAsync(IEnumerable<AccountId> ids, bool isFollowed, CancellationToken cancellationToken) =>
        accounts = await db.LockAsync(ids, isFollowed, cancellationToken);

    /// <summary>Judges orders between locked accounts in their turn. Nothing is written yet.</summary>
    /// <param name="asks">Of one tenant, no two under one key.</param>
    public async Task<PostingOutcome[]> JudgeAsync(IReadOnlyList<PostingAsk> asks, CancellationToken cancellationToken)
    {
        // After the lock: what paid under one of the keys from the same accounts has ended by now.
        var known = await db.KnownAsync([.. asks.Select(each => each.Key)], cancellationToken);
        var ids = new RisingIds(clock.GetUtcNow());
        return [.. asks.Select(each =>
            known.Contains((each.Key.ClientId, each.Key.Operation, each.Key.Key)) ? default
            : each.Order is { } order ? Judge(order, each.Cause, ids)
            : new PostingOutcome(null, each.Refusal))];
    }

    /// <summary>Writes what was judged good: balances, postings and keys, then the transfers that seal them, with what each brings about.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        db.TransferKeys.AddRange(Keys);
        db.Entries.AddRange(await db.CountedAsync(Counted, cancellationToken));
        db.Postings.AddRange(legs);
        await db.SaveChangesAsync(cancellationToken);
        db.Transfers.AddRange(posted.Select(each => each.Transfer));
        await NoteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The same by one statement for each table, for orders by the hundred whose accounts are not followed.</summary>
    public async Task WriteSetAsync(CancellationToken cancellationToken)
    {
        await db.ChangeManyAsync<LedgerAccount>([.. accounts.Values], cancellationToken, Moved);
        await db.AddManyAsync<TransferKey>([.. Keys], cancellationToken);
        await db.AddManyAsync(await db.CountedAsync(Counted, cancellationToken), cancellationToken);
        await db.AddManyAsync(legs, cancellationToken);
        await db.AddManyAsync(posted.ConvertAll(each => each.Transfer), cancellationToken);
        await NoteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task NoteAsync(CancellationToken cancellationToken)
    {
        foreach (var of in posted.GroupBy(each => (Debtor: each.Order.Debtor.Owner, Creditor: each.Order.Creditor.Owner)))
        {
            await db.NoteAsync([.. of.Select(each => (PaymentEvent.Settled(each.Transfer), each.Cause))], [of.Key.Debtor, of.Key.Creditor], cancellationToken);
        }
    }

    private PostingOutcome Judge(TransferOrder order, Activity? cause, RisingIds ids)
    {
        var (debtor, creditor) = (accounts[order.Debtor.Id], accounts[order.Creditor.Id]);
        if ((order.Refusal ?? Obstacle(order, debtor, creditor)) is { } refusal)
        {
            return new PostingOutcome(null, refusal);
        }

        debtor.Pay(creditor, order.Amount, order.IsReserved ? order.Amount : 0);
        var transfer = LedgerTransfer.Of(order, ids);
        legs.Add(LedgerPosting.Of(transfer, ids, debtor.Id, -order.Amount, debtor.Balance));
        legs.Add(LedgerPosting.Of(transfer, ids, creditor.Id, order.Amount, creditor.Balance));
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
