using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Pays released batches, some lines in each transaction; several hosts may pay one batch at once.</summary>
internal sealed class BatchWorker(IServiceProvider services) : PaymentRounds(Work, services)
{
    /// <summary>The name under which released batches are announced.</summary>
    public const string Work = "pay-batches";

    private const int Slice = 10;

    /// <summary>Pays a slice of a batch, so that a long batch does not hold up the others.</summary>
    /// <returns>Whether there may be more to pay at once.</returns>
    public async Task<bool> PaySliceAsync(TenantId tenant, BatchId batch, CancellationToken cancellationToken)
    {
        var paid = 0;
        while (paid < Slice && await PayNextAsync(tenant, batch, cancellationToken))
        {
            paid++;
            cancellationToken.ThrowIfCancellationRequested();
        }

        return paid == Slice;
    }

    protected override async Task<bool> RunAsync(CancellationToken stopping)
    {
        var more = false;

        // Each by itself: one that cannot be paid must not hold up those behind it.
        foreach (var due in await DueAsync((db, tenants, now) => db.DueBatchesAsync(tenants, now, stopping), stopping))
        {
            var tenant = TenantId.Parse(due.Tenant);
            await TryAsync(tenant, async _ => more |= await PaySliceAsync(tenant, due.Id, stopping), stopping);
        }

        return more;
    }

    private async Task<bool> PayNextAsync(TenantId tenant, BatchId batch, CancellationToken cancellationToken)
    {
        await using var scope = Services.CreateTenantScope(tenant);
        return await scope.ServiceProvider.GetRequiredService<LinePayer>().PayNextAsync(batch, cancellationToken);
    }
}
