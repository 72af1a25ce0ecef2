using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Shows vouchers to who issued them, and activates and cancels them.</summary>
internal sealed class VoucherDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems, VoucherLife life)
{
    private static readonly VoucherStatus[] Issued = [VoucherStatus.Issued];

    private static readonly VoucherStatus[] Open = [VoucherStatus.Issued, VoucherStatus.Active];

    public async Task<Results<Ok<Voucher>, ProblemHttpResult>> GetAsync(Guid voucherId, CancellationToken cancellationToken)
    {
        if (await db.OwnVoucherAsync(caller, voucherId, cancellationToken) is not { } voucher)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        db.Record(new AuditEntry("voucher.read", caller.Actor) { Resource = $"voucher/{voucherId}" });
        return TypedResults.Ok(voucher.ToWire(life.Now));
    }

    public async Task<Results<Ok<VoucherPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.OwnVouchersAsync(caller, VoucherId.From(after ?? Guid.AllBitsSet), limit + 1, cancellationToken);
        db.Record(new AuditEntry("vouchers.list", caller.Actor));
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new VoucherPage { Items = [.. rows.Take(limit).Select(row => row.ToWire(life.Now))], NextCursor = next });
    }

    public Task<Results<Ok<Voucher>, ProblemHttpResult>> ActivateAsync(Guid voucherId, CancellationToken cancellationToken) =>
        ChangeAsync(voucherId, Issued, VoucherStatus.Active, "voucher.activate", cancellationToken);

    public Task<Results<Ok<Voucher>, ProblemHttpResult>> CancelAsync(Guid voucherId, CancellationToken cancellationToken) =>
        ChangeAsync(voucherId, Open, VoucherStatus.Cancelled, "voucher.cancel", cancellationToken);

    /// <summary>Brings a voucher from one state to another; one that is cancelled gives back what it reserved (PAY-13.15).</summary>
    private async Task<Results<Ok<Voucher>, ProblemHttpResult>> ChangeAsync(Guid voucherId, VoucherStatus[] from, VoucherStatus to, string action, CancellationToken cancellationToken)
    {
        if (await db.OwnVoucherAsync(caller, voucherId, cancellationToken) is not { } voucher)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var changed = await db.ChangeAsync(voucher.Id, from, to, life.Now, cancellationToken);
        var now = (await db.OwnVoucherAsync(caller, voucherId, cancellationToken))!;
        if (!changed)
        {
            return problems.Write(now.StateRefusal(life.Now));
        }

        if (to == VoucherStatus.Cancelled)
        {
            await db.FreeAsync(voucher.DebtorAccountId, voucher.Amount, cancellationToken);
        }

        db.Record(new AuditEntry(action, caller.Actor) { Resource = $"voucher/{voucherId}" });
        return TypedResults.Ok(now.ToWire(life.Now));
    }
}
