using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Block.Vouchers;

/// <summary>Ends a slice of what has expired: state, audit and the money that is free again are one transaction (PAY-13.15). Scoped, for one slice.</summary>
internal sealed class VoucherExpiry(PaymentsDbContext db, VoucherLife life, [FromKeyedServices(PaymentsBlock.BlockName)] IUnitOfWork unit)
{
    private const int Slice = 100;

    private const string Clock = "clock";

    /// <summary>Ends up to a hundred vouchers.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> ExpireSliceAsync(CancellationToken cancellationToken)
    {
        var now = life.Now;
        var due = await db.ExpiredVouchersAsync(now, Slice, cancellationToken);
        if (due.Count == 0)
        {
            return false;
        }

        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            await EndAsync(due, now, cancellationToken);
            await begun.Work.CommitAsync(null, cancellationToken);
        }

        return due.Count == Slice;
    }

    /// <summary>The vouchers are locked before their accounts, as a redemption does, and both in one order everywhere.</summary>
    private async Task EndAsync(List<MerchantVoucher> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var freed = new SortedDictionary<Guid, long>();
        foreach (var voucher in due.OrderBy(voucher => voucher.Id.Value))
        {
            if (await db.ExpireAsync(voucher.Id, now, cancellationToken))
            {
                freed[voucher.DebtorAccountId.Value] = freed.GetValueOrDefault(voucher.DebtorAccountId.Value) + voucher.Amount;
                db.Record(new AuditEntry("voucher.expire", Clock) { Resource = $"voucher/{voucher.Id.Value}" });
            }
        }

        foreach (var (account, amount) in freed)
        {
            await db.FreeAsync(AccountId.From(account), amount, cancellationToken);
        }
    }
}
