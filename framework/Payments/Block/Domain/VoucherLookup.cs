using DigitalIndiaStack.Payments.Block.Storage;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Finds the voucher of a secret number, for who redeems it.</summary>
internal sealed class VoucherLookup(PaymentsDbContext db, VoucherSecrets secrets, VoucherLife life)
{
    /// <summary>Takes an active voucher for the running transaction. What is unknown and what is not active take one course, so that neither answer nor time tells them apart (PAY-13.10).</summary>
    public async Task<MerchantVoucher?> TakeAsync(SecretNumber number, string tenant, CancellationToken cancellationToken)
    {
        var hash = secrets.HashOf(number, tenant);
        return await db.LockActiveAsync(hash, life.Now, cancellationToken) ? await db.VoucherOfAsync(hash, cancellationToken) : null;
    }
}
