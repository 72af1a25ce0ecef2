using DigitalIndiaStack.Agriculture.Service.Storage;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WireMoney = DigitalIndiaStack.Core.Contracts.Money;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>
/// Pays approved applications, each under its own id as the idempotency key, so that a crash between payment and note pays once (AGR-4.4).
/// </summary>
internal sealed class PaymentRunner(IServiceProvider services, ICountryPacks packs) : StoreRounds(Work, TimeSpan.FromSeconds(1), services)
{
    /// <summary>The name under which approved applications are announced.</summary>
    public const string Work = "pay-applications";

    /// <summary>A person's account may not be linked for days.</summary>
    protected override LogLevel DelayLevel => LogLevel.Debug;

    protected override async Task<bool> RunAsync(CancellationToken stopping)
    {
        string[] tenants = [.. packs.All.Select(pack => pack.Id)];
        var approved = await DueAsync(scope => scope.GetRequiredService<AgricultureDbContext>().ApprovedAsync(tenants, stopping), stopping);

        // Each by itself: one that cannot be paid yet must not hold up those behind it.
        foreach (var (tenant, application) in approved)
        {
            await TryAsync(TenantId.Parse(tenant), scope => PayAsync(scope, application, stopping), stopping);
        }

        return false;
    }

    // Another instance paid first, or a block or store is away for a moment, or refuses (an account that is not linked yet).
    protected override bool IsPassing(Exception exception) => base.IsPassing(exception)
        || exception is DbUpdateConcurrencyException or PeerUnavailableException or ApiException or HttpRequestException or IOException;

    private static async Task PayAsync(IServiceProvider scope, ApplicationId id, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<AgricultureDbContext>();
        var application = await db.Applications.SingleAsync(row => row.Id == id, cancellationToken);
        var scheme = scope.GetRequiredService<SchemeCatalog>().Find(application.Scheme)
            ?? throw new InvalidOperationException($"The scheme {application.Scheme} is no longer in the country pack.");
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
}
