using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block;

/// <summary><c>a treasury account of a client</c> <c>{ client }</c>: opens one in the tenant's currency and gives its <c>accountId</c>.</summary>
internal sealed class TreasuryState(PaymentsDbContext db, ICountryPacks packs, ITenantAccessor tenants, TimeProvider clock) : ISandboxState
{
    // In minor units: deep enough for every test.
    private const long Floor = -100_000_000_000;

    public string Name => "a treasury account of a client";

    public async Task<IReadOnlyDictionary<string, string>?> SetAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        if (parameters.GetValueOrDefault("client") is not { } client)
        {
            return null;
        }

        var currency = packs.Find(tenants.Tenant!)!.Manifest.Currency.Code;
        var account = LedgerAccount.Open(client, AccountKind.Treasury, "Sandbox treasury", currency, Floor, clock.GetUtcNow())!;
        db.Accounts.Add(account);
        await db.SaveChangesAsync(cancellationToken);
        return new Dictionary<string, string> { ["accountId"] = account.Id.Value.ToString() };
    }
}
