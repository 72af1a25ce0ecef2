using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Redeems vouchers for merchants. The voucher is locked before its account, as its issuer's cancellation does.</summary>
internal sealed class RedemptionDesk(PaymentsDbContext db, Ledger ledger, Caller caller, ProblemWriter problems, VoucherLookup lookup)
{
    public async Task<Results<Created<Redemption>, ProblemHttpResult>> RedeemAsync(RedemptionDraft draft, CancellationToken cancellationToken)
    {
        if (await db.OwnAccountAsync(caller, draft.CreditorAccountId, cancellationToken) is not { } merchant)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        // A repeat whose answer was swept is given it again, though the voucher is redeemed since (PAY-13.17).
        if (await ledger.RepeatAsync(cancellationToken) is { } repeat)
        {
            return repeat.Transfer is { } paid ? await AnswerAsync(paid, cancellationToken) : problems.Write(repeat.Refusal!);
        }

        // Before any look at the secret number, so that nothing is learned of it here.
        if (merchant.Kind != AccountKind.Merchant)
        {
            return problems.Write(PaymentsProblems.NotMerchant);
        }

        if (!SecretNumber.TryRead(draft.SecretNumber, out var number))
        {
            return problems.Write(PaymentsProblems.SecretMistyped);
        }

        return await lookup.TakeAsync(number, merchant.Tenant, cancellationToken) is { } voucher
            ? await PayAsync(voucher, merchant, cancellationToken)
            : problems.Write(PaymentsProblems.SecretUnknown);
    }

    /// <summary>Pays, and ends the voucher, in one transaction; a refusal undoes both (PAY-13.12).</summary>
    private async Task<Results<Created<Redemption>, ProblemHttpResult>> PayAsync(MerchantVoucher voucher, LedgerAccount merchant, CancellationToken cancellationToken)
    {
        if (!voucher.IsFor(merchant))
        {
            return problems.Write(PaymentsProblems.NotMerchant);
        }

        // The issuer's client owns the transfer: it names the issuer's account, which the merchant never learns.
        var debtor = (await db.AccountAsync(voucher.DebtorAccountId, cancellationToken))!;
        var order = new TransferOrder(debtor.Owner, debtor, merchant, voucher.Currency, voucher.Amount, voucher.Purpose) { IsReserved = true };
        var (transfer, refusal) = await ledger.PostAsync(order, cancellationToken);
        if (transfer is null)
        {
            return problems.Write(refusal!);
        }

        await db.RedeemedAsync(voucher.Id, transfer.Id, cancellationToken);
        db.Record(new AuditEntry("voucher.redeem", caller.Actor) { Resource = $"voucher/{voucher.Id.Value}" });
        return Answer(transfer, voucher.Id);
    }

    private async Task<Results<Created<Redemption>, ProblemHttpResult>> AnswerAsync(LedgerTransfer transfer, CancellationToken cancellationToken) =>
        Answer(transfer, (await db.Vouchers.AsNoTracking().SingleAsync(voucher => voucher.TransferId == transfer.Id, cancellationToken)).Id);

    private static Created<Redemption> Answer(LedgerTransfer transfer, VoucherId voucher) => TypedResults.Created((string?)null, transfer.ToRedemption(voucher));
}
