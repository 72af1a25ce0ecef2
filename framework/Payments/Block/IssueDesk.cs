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

/// <summary>Issues vouchers, and tells each secret number once.</summary>
internal sealed class IssueDesk(PaymentsDbContext db, Caller caller, ProblemWriter problems, VoucherLife life, VoucherSecrets secrets)
{
    public async Task<Results<Created<Voucher>, ProblemHttpResult>> IssueAsync(VoucherDraft draft, CancellationToken cancellationToken)
    {
        if (!Money.TryParse(draft.Amount.Currency, draft.Amount.Amount, out var amount) || amount.MinorUnits is <= 0 or > TransferOrder.MaximumAmount)
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        if (await db.OwnAccountAsync(caller, draft.DebtorAccountId, cancellationToken) is not { } debtor)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (debtor.Kind != AccountKind.Treasury || debtor.Currency != draft.Amount.Currency)
        {
            return problems.Write(debtor.Kind != AccountKind.Treasury ? PaymentsProblems.NotTreasury : PaymentsProblems.CurrenciesDiffer);
        }

        return life.EndOf(debtor.Tenant, draft.ExpiresAt) is { } end
            ? await SaveAsync(draft, debtor, amount.MinorUnits, end, cancellationToken)
            : problems.Write(PaymentsProblems.VoucherExpiryInvalid);
    }

    /// <summary>Reserves the money and writes the voucher, in one transaction (PAY-13.3, PAY-13.4).</summary>
    private async Task<Results<Created<Voucher>, ProblemHttpResult>> SaveAsync(VoucherDraft draft, LedgerAccount debtor, long amount, DateTimeOffset end, CancellationToken cancellationToken)
    {
        if (!await db.ReserveAsync(debtor.Id, amount, cancellationToken))
        {
            return problems.Write(await db.AreActiveAsync([debtor.Id], cancellationToken) ? PaymentsProblems.InsufficientFunds : PaymentsProblems.AccountNotActive);
        }

        var number = SecretNumber.Next();
        var voucher = New(draft, debtor, amount, end, number);
        db.Vouchers.Add(voucher);
        db.Record(new AuditEntry("voucher.issue", caller.Actor) { Resource = $"voucher/{voucher.Id.Value}" });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/payments/v1/vouchers/{voucher.Id.Value}", secrets.TellOnce(voucher.ToWire(voucher.CreatedAt), number));
    }

    private MerchantVoucher New(VoucherDraft draft, LedgerAccount debtor, long amount, DateTimeOffset end, SecretNumber number)
    {
        var now = life.Now;
        return new MerchantVoucher
        {
            Id = VoucherId.From(Guid.CreateVersion7(now)),
            Owner = caller.ClientId,
            DebtorAccountId = debtor.Id,
            Currency = debtor.Currency,
            Amount = amount,
            Purpose = draft.Purpose,
            Categories = draft.MerchantCategories is { } categories ? string.Join(' ', categories.Distinct()) : null,
            SecretHash = secrets.HashOf(number, debtor.Tenant),
            CreatedAt = now,
            ExpiresAt = end,
        };
    }
}
