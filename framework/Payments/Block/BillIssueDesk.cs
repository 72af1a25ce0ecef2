using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Issues bills for billers.</summary>
internal sealed class BillIssueDesk(PaymentsDbContext db, Caller caller, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Created<Bill>, ProblemHttpResult>> IssueAsync(BillDraft draft, CancellationToken cancellationToken)
    {
        if (AmountOf(draft.Amount) is not { } amount || (draft.LateAmount is { } dearer && AmountOf(dearer) is null))
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        if (await db.OwnAccountAsync(caller, draft.CreditorAccountId, cancellationToken) is not { } creditor)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var bill = New(draft, amount, draft.LateAmount is { } late ? AmountOf(late) : null);
        return Refusal(bill, creditor, draft.LateAmount?.Currency) is { } refusal
            ? problems.Write(refusal)
            : await SaveAsync(bill, cancellationToken);
    }

    private async Task<Results<Created<Bill>, ProblemHttpResult>> SaveAsync(CustomerBill bill, CancellationToken cancellationToken)
    {
        if (!await db.TryAddAsync(bill, cancellationToken))
        {
            return problems.Write(PaymentsProblems.BillReferenceTaken);
        }

        db.Record(new AuditEntry("bill.issue", caller.Actor) { Resource = $"bill/{bill.Id.Value}" });
        return TypedResults.Created($"/payments/v1/bills/{bill.Id.Value}", bill.ToWire(bill.CreatedAt));
    }

    private static ProblemKind? Refusal(CustomerBill bill, LedgerAccount creditor, string? lateCurrency) =>
        creditor.Kind is not (AccountKind.Treasury or AccountKind.Merchant) ? PaymentsProblems.NotBiller
        : creditor.Currency != bill.Currency || (lateCurrency ?? bill.Currency) != bill.Currency ? PaymentsProblems.CurrenciesDiffer
        : bill.DueAt <= bill.CreatedAt || bill.ExpiresAt < bill.DueAt || bill.ExpiresAt > bill.CreatedAt.AddYears(CustomerBill.LongestLifeYears) ? PaymentsProblems.BillMomentsInvalid
        : bill.LateAmount is { } late && (late <= bill.Amount || bill.ExpiresAt == bill.DueAt) ? PaymentsProblems.LateAmountUnfit
        : null;

    private static long? AmountOf(Core.Contracts.Money money) =>
        Money.TryParse(money.Currency, money.Amount, out var amount) && amount.MinorUnits is > 0 and <= TransferOrder.MaximumAmount ? amount.MinorUnits : null;

    private CustomerBill New(BillDraft draft, long amount, long? lateAmount)
    {
        var now = clock.GetUtcNow();
        return new CustomerBill
        {
            Id = BillId.From(Guid.CreateVersion7(now)),
            Owner = caller.ClientId,
            Number = BillNumber.Next(),
            CreditorAccountId = AccountId.From(draft.CreditorAccountId),
            Reference = draft.Reference,
            Currency = draft.Amount.Currency,
            Amount = amount,
            LateAmount = lateAmount,
            Purpose = draft.Purpose,
            CreatedAt = now,
            DueAt = draft.DueAt,
            ExpiresAt = draft.ExpiresAt ?? draft.DueAt,
        };
    }
}
