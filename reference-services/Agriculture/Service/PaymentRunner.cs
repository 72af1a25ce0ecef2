using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service.Storage;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WireMoney = DigitalIndiaStack.Core.Contracts.Money;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>
/// Pays approved applications, each under its own id as the idempotency key, so that a crash between payment and note pays once (AGR-4.4).
/// </summary>
internal sealed class PaymentRunner(IServiceProvider services, ICountryPacks packs, IStoreFaults faults, ILogger<PaymentRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var pack in packs.All)
            {
                await PayTenantAsync(TenantId.Parse(pack.Id), stoppingToken);
            }
        }
    }

    private async Task PayTenantAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var approved = new List<ApplicationId>();
        await TryAsync(tenant, async scope => approved = await scope.GetRequiredService<AgricultureDbContext>().Applications
            .Where(application => application.Status == ApplicationStatus.Approved)
            .OrderBy(application => application.Id)
            .Select(application => application.Id)
            .ToListAsync(cancellationToken), cancellationToken);

        // Each by itself: one that cannot be paid yet must not hold up those behind it.
        foreach (var id in approved)
        {
            await TryAsync(tenant, scope => PayAsync(scope, id, cancellationToken), cancellationToken);
        }
    }

    private async Task TryAsync(TenantId tenant, Func<IServiceProvider, Task> work, CancellationToken stopping)
    {
        try
        {
            await using var scope = services.CreateTenantScope(tenant);
            await work(scope.ServiceProvider);
        }
        catch (Exception exception) when (IsPassing(exception) || (exception is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            // The application stays approved; the next round tries again.
            logger.PaymentDelayed(tenant.Value, exception.Message);
        }
    }

    private static async Task PayAsync(IServiceProvider scope, ApplicationId id, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<AgricultureDbContext>();
        var application = await db.Applications.SingleAsync(row => row.Id == id, cancellationToken);
        var scheme = scope.GetRequiredService<SchemeCatalog>().Find(application.Scheme)!;
        var setup = await db.Setups.AsNoTracking().SingleAsync(row => row.Scheme == scheme.Id, cancellationToken);
        var payments = scope.GetRequiredKeyedService<IPaymentsClient>(AgricultureService.ServiceName);
        var transfer = await payments.CreateTransferAsync(
            $"application-{application.Id.Value:N}",
            new TransferDraft
            {
                DebtorAccountId = setup.TreasuryAccountId,
                Creditor = new Creditor { Subject = application.Subject },
                Amount = new WireMoney { Currency = scheme.Amount.Currency, Amount = scheme.Amount.Amount },
                Reference = application.TrackingNumber,
            },
            cancellationToken);
        application.Pay(transfer.ReceiptNumber, scope.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    // Another instance paid first, or a block or store is away for a moment, or refuses (an account that is not linked yet).
    private bool IsPassing(Exception exception) => faults.IsUnavailable(exception)
        || exception is DbUpdateConcurrencyException or PeerUnavailableException or ApiException or HttpRequestException
            or IOException or InvalidOperationException or System.Data.Common.DbException;
}
