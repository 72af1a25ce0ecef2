using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Payments.Block.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Block.Vouchers;

/// <summary>Ends vouchers that have expired, so that their money is free again.</summary>
internal sealed class VoucherWorker(IServiceProvider services) : PaymentRounds("expire-vouchers", services)
{
    protected override async Task<bool> RunAsync(CancellationToken stopping)
    {
        var more = false;
        foreach (var tenant in await DueAsync((db, tenants, now) => db.TenantsWithExpiredAsync(tenants, now, stopping), stopping))
        {
            await TryAsync(TenantId.Parse(tenant), async scope => more |= await scope.GetRequiredService<VoucherExpiry>().ExpireSliceAsync(stopping), stopping);
        }

        return more;
    }
}
