using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Opens accounts, shows them to their owner, and freezes and closes them.</summary>
internal sealed class AccountDesk(PaymentsDbContext db, Caller caller, LimitBook limits, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Created<Account>, ProblemHttpResult>> OpenAsync(AccountDraft draft, CancellationToken cancellationToken)
    {
        if (!Currency.TryParse(draft.Currency, out var currency))
        {
            return problems.Write(PaymentsProblems.CurrencyUnknown);
        }

        if (await UnfitAsync(draft, cancellationToken) is { } unfit)
        {
            return problems.Write(unfit);
        }

        var floor = Money.Zero(currency);
        if (draft.Floor is { } asked && (!Money.TryParse(asked.Currency, asked.Amount, out floor) || floor.Currency != currency))
        {
            return problems.Write(PaymentsProblems.FloorInvalid);
        }

        if (LedgerAccount.Open(caller.ClientId, draft.Kind, draft.Name, draft.Currency, floor.MinorUnits, clock.GetUtcNow(), draft.Merchant, draft.Participant) is not { } account)
        {
            return problems.Write(PaymentsProblems.FloorInvalid);
        }

        db.Accounts.Add(account);
        db.Record(new AuditEntry("account.open", caller.Actor) { Resource = $"account/{account.Id.Value}" });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/payments/v1/accounts/{account.Id.Value}", account.ToWire(limits.Of(account)));
    }

    public async Task<Results<Ok<Account>, ProblemHttpResult>> GetAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (await db.OwnAccountAsync(caller, accountId, cancellationToken) is not { } account)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        db.Record(new AuditEntry("account.read", caller.Actor) { Resource = $"account/{accountId}" });
        return TypedResults.Ok(account.ToWire(limits.Of(account)));
    }

    public Task<Results<Ok<Account>, ProblemHttpResult>> FreezeAsync(Guid accountId, AccountFreeze freeze, CancellationToken cancellationToken) =>
        ChangeAsync(accountId, AccountChange.Freeze, new Dictionary<string, string> { ["reason"] = freeze.Reason }, cancellationToken);

    public Task<Results<Ok<Account>, ProblemHttpResult>> UnfreezeAsync(Guid accountId, CancellationToken cancellationToken) =>
        ChangeAsync(accountId, AccountChange.Unfreeze, [], cancellationToken);

    public Task<Results<Ok<Account>, ProblemHttpResult>> CloseAsync(Guid accountId, CancellationToken cancellationToken) =>
        ChangeAsync(accountId, AccountChange.Close, [], cancellationToken);

    /// <summary>Why an account cannot be what the draft says of its merchant or its participant (PAY-13.21, PAY-17.3, PAY-19.7).</summary>
    private async Task<ProblemKind?> UnfitAsync(AccountDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Merchant is not null && draft.Kind != AccountKind.Merchant)
        {
            return PaymentsProblems.MerchantDetailsUnfit;
        }

        var participant = draft.Participant ?? SchemeParticipant.Own;
        var isFit = participant == SchemeParticipant.Own ? draft.Kind != AccountKind.Transit : await db.ActsForAsync(caller, participant, cancellationToken);
        return isFit ? null : PaymentsProblems.ParticipantOfOther;
    }

    private async Task<Results<Ok<Account>, ProblemHttpResult>> ChangeAsync(Guid accountId, AccountChange change, Dictionary<string, string> detail, CancellationToken cancellationToken)
    {
        if (await db.OwnAccountAsync(caller, accountId, cancellationToken) is not { } account)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var changed = await db.ChangeAsync(account.Id, change, cancellationToken);
        var now = (await db.OwnAccountAsync(caller, accountId, cancellationToken))!;
        if (!changed)
        {
            return problems.Write(now.Status == change.From ? PaymentsProblems.BalanceNotZero : PaymentsProblems.StateRefuses);
        }

        db.Record(new AuditEntry(change.Action, caller.Actor) { Resource = $"account/{accountId}", Detail = detail });
        return TypedResults.Ok(now.ToWire(limits.Of(now)));
    }
}
