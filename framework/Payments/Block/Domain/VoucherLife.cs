using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Tells how long vouchers live: as the tenant's country pack says.</summary>
internal sealed class VoucherLife(ICountryPacks packs, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>When a voucher that is issued now expires.</summary>
    /// <param name="asked">The moment that the issuer names.</param>
    /// <returns><see langword="null"/> when it is not ahead, or too far ahead (PAY-13.14).</returns>
    public DateTimeOffset? EndOf(string tenant, DateTimeOffset? asked)
    {
        var (life, now) = (packs.Find(tenant)!.Manifest.Vouchers, Now);
        var end = asked ?? now.AddDays(life.Days);
        return end > now && end <= now.AddDays(life.LongestDays) ? end : null;
    }
}
