using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of vouchers; changes are one statement each, so that no other request comes between the look and the act.</summary>
internal static class VoucherQueries
{
    extension(PaymentsDbContext db)
    {
        /// <summary>A voucher that the client issued; <see langword="null"/> also when it is somebody else's (PAY-13.1).</summary>
        public Task<MerchantVoucher?> OwnVoucherAsync(Caller caller, Guid voucherId, CancellationToken cancellationToken)
        {
            var id = VoucherId.From(voucherId);
            return db.Vouchers.AsNoTracking().FirstOrDefaultAsync(voucher => voucher.Id == id && voucher.Owner == caller.ClientId, cancellationToken);
        }

        /// <summary>Vouchers that the client issued before one, newest first (PAY-13.18).</summary>
        public Task<List<MerchantVoucher>> OwnVouchersAsync(Caller caller, VoucherId before, int count, CancellationToken cancellationToken) =>
            db.Vouchers.AsNoTracking().Where(voucher => voucher.Owner == caller.ClientId && voucher.Id < before)
                .OrderByDescending(voucher => voucher.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>The voucher of a secret number.</summary>
        /// <param name="hash">What is kept of the number.</param>
        public Task<MerchantVoucher?> VoucherOfAsync(byte[] hash, CancellationToken cancellationToken) =>
            db.Vouchers.AsNoTracking().FirstOrDefaultAsync(voucher => voucher.SecretHash == hash, cancellationToken);

        /// <summary>Locks a voucher that may be redeemed until the transaction ends; its row stays as it is.</summary>
        /// <returns><see langword="false"/> when none has the hash, or it is not active (PAY-13.9, PAY-13.10).</returns>
        public async Task<bool> LockActiveAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
            await db.Vouchers.Where(voucher => voucher.SecretHash == hash && voucher.Status == VoucherStatus.Active && voucher.ExpiresAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(voucher => voucher.Status, VoucherStatus.Active), cancellationToken) == 1;

        /// <summary>Writes that a voucher is redeemed; the database looks at the transfer.</summary>
        public Task RedeemedAsync(VoucherId id, TransferId transfer, CancellationToken cancellationToken) =>
            db.Vouchers.Where(voucher => voucher.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(voucher => voucher.Status, VoucherStatus.Redeemed).SetProperty(voucher => voucher.TransferId, transfer),
                cancellationToken);

        /// <summary>Brings a voucher that has not expired from one of some states to another.</summary>
        /// <returns><see langword="false"/> when it is in none of them or has expired.</returns>
        public async Task<bool> ChangeAsync(VoucherId id, VoucherStatus[] from, VoucherStatus to, DateTimeOffset now, CancellationToken cancellationToken) =>
            await db.Vouchers.Where(voucher => voucher.Id == id && from.Contains(voucher.Status) && voucher.ExpiresAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(voucher => voucher.Status, to), cancellationToken) == 1;

        /// <summary>Those of some tenants in which open vouchers have expired.</summary>
        public Task<List<string>> TenantsWithExpiredAsync(IReadOnlyList<string> tenants, DateTimeOffset now, CancellationToken cancellationToken) =>
            db.Vouchers.IgnoreQueryFilters()
                .Where(voucher => EF.Parameter(tenants).Contains(voucher.Tenant) && (voucher.Status == VoucherStatus.Issued || voucher.Status == VoucherStatus.Active) && voucher.ExpiresAt <= now)
                .Select(voucher => voucher.Tenant).Distinct().ToListAsync(cancellationToken);

        /// <summary>Open vouchers that have expired, the first to expire first.</summary>
        public Task<List<MerchantVoucher>> ExpiredVouchersAsync(DateTimeOffset now, int count, CancellationToken cancellationToken) =>
            db.Vouchers.AsNoTracking().Where(voucher => (voucher.Status == VoucherStatus.Issued || voucher.Status == VoucherStatus.Active) && voucher.ExpiresAt <= now)
                .OrderBy(voucher => voucher.ExpiresAt).Take(count).ToListAsync(cancellationToken);

        /// <summary>Writes that a voucher has expired.</summary>
        /// <returns><see langword="false"/> when another host, or its issuer, was first.</returns>
        public async Task<bool> ExpireAsync(VoucherId id, DateTimeOffset now, CancellationToken cancellationToken) =>
            await db.Vouchers.Where(voucher => voucher.Id == id && (voucher.Status == VoucherStatus.Issued || voucher.Status == VoucherStatus.Active) && voucher.ExpiresAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(voucher => voucher.Status, VoucherStatus.Expired), cancellationToken) == 1;
    }
}
