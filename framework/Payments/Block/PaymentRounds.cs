using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Payments.Block.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>What the ledger does by itself, in rounds over the tenants that have a pack; several hosts may do it at once.</summary>
internal abstract class PaymentRounds(string work, IServiceProvider services) : StoreRounds(work, TimeSpan.FromMilliseconds(500), services)
{
    protected IServiceProvider Services { get; } = services;

    /// <summary>Asks the ledger what is due now.</summary>
    protected Task<IReadOnlyList<T>> DueAsync<T>(Func<PaymentsDbContext, IReadOnlyList<string>, DateTimeOffset, Task<List<T>>> ask, CancellationToken stopping) => DueAsync(
        scope => ask(
            scope.GetRequiredService<PaymentsDbContext>(),
            [.. scope.GetRequiredService<ICountryPacks>().All.Select(pack => pack.Id)],
            scope.GetRequiredService<TimeProvider>().GetUtcNow()),
        stopping);
}
