using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.GroupCommit;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Posts transfers inside the running unit of work, each under the key that the unit claimed or that its order brings.</summary>
internal sealed class Ledger(PaymentsDbContext db, SpendingLimits limits, Caller caller, TimeProvider clock, PostingUnit unit)
{
    private IdempotentRequest Claimed => db.ClaimedRequest ?? throw new InvalidOperationException("A transfer is posted under a key.");

    /// <summary>Finds the accounts of a transfer and posts it: among those that wait, where the unit of work shares its transaction, which looks for all their accounts at once.</summary>
    public async Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)> PostAsync(TransferAsk ask, CancellationToken cancellationToken)
    {
        if (unit.Shared is { } work)
        {
            var outcome = await work.PostAsync(ask, caller.Actor);
            return (outcome.Transfer, outcome.Refusal);
        }

        var (order, refusal) = ask.Of(await db.AccountsAsync(ask.Accounts, cancellationToken));
        return order is null ? (null, refusal) : await PostAsync(order, cancellationToken);
    }

    /// <summary>
    /// Moves money and records that it did, or says why not; a refusal leaves nothing once the unit of work is undone.
    /// A key that paid before, so long ago that its answer is gone, is given its transfer again and moves nothing (PAY-5.1).
    /// </summary>
    /// <param name="order">What moves, checked by itself; debtor and creditor are found by the caller.</param>
    /// <exception cref="InvalidOperationException">Neither unit of work nor order has a key: no money moves without one.</exception>
    public async Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)> PostAsync(TransferOrder order, CancellationToken cancellationToken)
    {
        // First, so that a key that paid is told of its other request, whatever is wrong with that one (PAY-5.2).
        var request = order.Key ?? Claimed;
        if (await RepeatAsync(request, cancellationToken) is { } repeat)
        {
            return repeat;
        }

        if (order.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        if (await MoveAsync(order, cancellationToken) is { } obstacle)
        {
            return (null, obstacle);
        }

        var ids = new RisingIds(clock.GetUtcNow());
        var transfer = LedgerTransfer.Of(order, ids);
        db.TransferKeys.Add(TransferKey.Of(request, transfer.Id));
        await db.CountAsync([(transfer, order.Debtor, order.Creditor)], cancellationToken);
        await AddPostingsAsync(transfer, ids, cancellationToken);
        db.Transfers.Add(transfer);
        db.Record(new AuditEntry("transfer.post", order.Actor ?? caller.Actor) { Resource = $"transfer/{transfer.Id.Value}", Detail = new Dictionary<string, string> { ["kind"] = $"{order.Kind}" } });
        await db.SaveChangesAsync(cancellationToken);
        await db.TellAsync(PaymentEvent.Settled(transfer), [order.Debtor.Owner, order.Creditor.Owner], cancellationToken);
        return (transfer, null);
    }

    /// <summary>What the claimed key paid before, so long ago that its answer is gone, or that it paid for another request.</summary>
    /// <returns><see langword="null"/> when the key paid nothing yet.</returns>
    public Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)?> RepeatAsync(CancellationToken cancellationToken) => RepeatAsync(Claimed, cancellationToken);

    /// <summary>Whether the key that the unit of work claimed made a transfer before, so long ago that its answer is gone.</summary>
    public async Task<bool> HasPaidAsync(TransferId transfer, CancellationToken cancellationToken) =>
        await PaidAsync(Claimed, cancellationToken) is { } paid && paid.Transfer.Id == transfer && paid.Key.Fingerprint == Claimed.Fingerprint;

    private async Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)?> RepeatAsync(IdempotentRequest request, CancellationToken cancellationToken)
    {
        if (await PaidAsync(request, cancellationToken) is not { } paid)
        {
            return null;
        }

        return paid.Key.Fingerprint == request.Fingerprint ? (paid.Transfer, null) : (null, CoreProblems.KeyReused);
    }

    private async Task<(LedgerTransfer Transfer, TransferKey Key)?> PaidAsync(IdempotentRequest request, CancellationToken cancellationToken)
    {
        var key = await db.TransferKeys.AsNoTracking().FirstOrDefaultAsync(
            row => row.ClientId == request.ClientId && row.Operation == request.Operation && row.Key == request.Key, cancellationToken);
        return key is null ? null : (await db.Transfers.AsNoTracking().SingleAsync(row => row.Id == key.TransferId, cancellationToken), key);
    }

    /// <summary>Moves the money and counts a payment against its limits, or says why not.</summary>
    private async Task<ProblemKind?> MoveAsync(TransferOrder order, CancellationToken cancellationToken)
    {
        if (!await ChangeBalancesAsync(order, cancellationToken))
        {
            return await db.AreActiveAsync([order.Debtor.Id, order.Creditor.Id], cancellationToken) ? PaymentsProblems.InsufficientFunds : PaymentsProblems.AccountNotActive;
        }

        return order.IsLimited ? await limits.RefusalAsync(order, cancellationToken) : null;
    }

    /// <summary>Changes both balances, the account with the smaller id first, so that two transfers never wait for each other in a ring.</summary>
    private async Task<bool> ChangeBalancesAsync(TransferOrder order, CancellationToken cancellationToken)
    {
        (AccountId Id, long Change, long Freed)[] legs = [(order.Debtor.Id, -order.Amount, order.IsReserved ? order.Amount : 0), (order.Creditor.Id, order.Amount, 0)];
        foreach (var leg in legs.OrderBy(leg => leg.Id.Value))
        {
            var changed = await db.Accounts
                .Where(account => account.Id == leg.Id
                    && account.Status == AccountStatus.Active
                    && account.Balance + leg.Change >= account.Floor + account.Reserved - leg.Freed
                    && account.Balance + leg.Change <= LedgerAccount.Ceiling)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(account => account.Balance, account => account.Balance + leg.Change)
                        .SetProperty(account => account.Reserved, account => account.Reserved - leg.Freed),
                    cancellationToken);
            if (changed == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes the legs, with the key, before the transfer that seals them; both accounts are locked by now, so their balances stand.</summary>
    private async Task AddPostingsAsync(LedgerTransfer transfer, RisingIds ids, CancellationToken cancellationToken)
    {
        (AccountId Id, long Amount)[] legs = [(transfer.DebtorAccountId, -transfer.Amount), (transfer.CreditorAccountId, transfer.Amount)];
        foreach (var (account, amount) in legs)
        {
            var balance = await db.Accounts.Where(row => row.Id == account).Select(row => row.Balance).SingleAsync(cancellationToken);
            db.Postings.Add(LedgerPosting.Of(transfer, ids, account, amount, balance));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
