using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Disputes;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Currency = DigitalIndiaStack.Core.Values.Currency;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Opens disputes for payers.</summary>
internal sealed class DisputeOpeningDesk(PaymentsDbContext db, Caller caller, ProblemWriter problems, DisputeBook book)
{
    public Task<Results<Created<Dispute>, ProblemHttpResult>> OpenAsync(Guid transferId, DisputeDraft draft, CancellationToken cancellationToken) =>
        OpenAsync(() => db.PaidByAsync(caller, transferId, cancellationToken), draft, cancellationToken);

    /// <summary>The same by whoever holds the debtor's account (PAY-18.22).</summary>
    public Task<Results<Created<Dispute>, ProblemHttpResult>> OpenHeldAsync(Guid transferId, DisputeDraft draft, CancellationToken cancellationToken) =>
        OpenAsync(() => db.PaidByHolderAsync(caller.Subject ?? "", transferId, cancellationToken), draft, cancellationToken);

    /// <summary>What whoever holds the debtor's account may dispute of a payment just now; nothing is locked, and an opening looks again.</summary>
    /// <returns><see langword="null"/> when the payment is from another account.</returns>
    public async Task<DisputeOutlook?> OutlookAsync(Guid transferId, CancellationToken cancellationToken)
    {
        if (await db.PaidByHolderAsync(caller.Subject ?? "", transferId, cancellationToken) is not { Transfer: var transfer })
        {
            return null;
        }

        var rest = transfer.Amount - await db.PaidBackAsync(transfer.Id, cancellationToken);
        var obstacle = RefusalOf(transfer, transfer.Currency)
            ?? (await db.IsDisputedAsync(transfer.Id, cancellationToken) ? PaymentsProblems.DisputedBefore : null)
            ?? (rest > 0 ? null : PaymentsProblems.AboveOriginal);
        return new DisputeOutlook(new Money(Currency.Parse(transfer.Currency), rest), obstacle);
    }

    private async Task<Results<Created<Dispute>, ProblemHttpResult>> OpenAsync(Func<Task<DisputableTransfer?>> look, DisputeDraft draft, CancellationToken cancellationToken)
    {
        if (!Money.TryParse(draft.Amount.Currency, draft.Amount.Amount, out var amount) || amount.MinorUnits <= 0)
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        if (await look() is not { } found)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var refusal = RefusalOf(found.Transfer, draft.Amount.Currency) ?? await ObstacleAsync(found.Transfer, amount.MinorUnits, cancellationToken);
        return refusal is null ? await SaveAsync(found, draft, amount.MinorUnits, cancellationToken) : problems.Write(refusal);
    }

    private ProblemKind? RefusalOf(LedgerTransfer transfer, string currency) =>
        transfer.Kind != TransferKind.Payment ? PaymentsProblems.NotPayment
        : transfer.Currency != currency ? PaymentsProblems.CurrenciesDiffer
        : book.Now > transfer.PostedAt.AddDays(book.Clocks.Days) ? PaymentsProblems.DisputeTooLate
        : null;

    /// <summary>What else is asked or paid back of the payment; from here on nobody changes that before the transaction ends (PAY-18.21).</summary>
    private async Task<ProblemKind?> ObstacleAsync(LedgerTransfer transfer, long amount, CancellationToken cancellationToken)
    {
        await db.LockAsync(transfer.DebtorAccountId, cancellationToken);
        if (await db.IsDisputedAsync(transfer.Id, cancellationToken))
        {
            return PaymentsProblems.DisputedBefore;
        }

        return await db.PaidBackAsync(transfer.Id, cancellationToken) > transfer.Amount - amount ? PaymentsProblems.AboveOriginal : null;
    }

    private async Task<Results<Created<Dispute>, ProblemHttpResult>> SaveAsync(DisputableTransfer found, DisputeDraft draft, long amount, CancellationToken cancellationToken)
    {
        var now = book.Now;
        var dispute = new PaymentDispute
        {
            Id = DisputeId.From(Guid.CreateVersion7(now)),
            Payer = found.Payer,
            Payee = found.Payee,
            OriginalTransferId = found.Transfer.Id,
            Currency = found.Transfer.Currency,
            Amount = amount,
            Reason = draft.Reason,
            OpenedAt = now,
            DueAt = now.AddDays(book.Clocks.AnswerDays),
        };
        await book.OpenAsync(dispute, draft.Statement, draft.Evidence, cancellationToken);
        var history = await db.HistoryAsync([dispute.Id], cancellationToken);
        return TypedResults.Created($"/payments/v1/disputes/{dispute.Id.Value}", dispute.ToWire(history[dispute.Id], now));
    }
}

/// <summary>What may be disputed of a payment.</summary>
/// <param name="Rest">What is not yet paid back.</param>
/// <param name="Obstacle">Why nothing may; <see langword="null"/> when it may.</param>
internal sealed record DisputeOutlook(Money Rest, ProblemKind? Obstacle)
{
    /// <summary>Whether it is one that could ever be disputed.</summary>
    public bool IsPayment => Obstacle != PaymentsProblems.NotPayment;
}
