using DigitalIndiaStack.Core.Values;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Finds the limits of an account in the settings.</summary>
internal sealed class LimitBook(IOptions<PaymentsOptions> options)
{
    /// <summary>The limits of the account's tenant, kind and currency.</summary>
    public AccountLimit Of(LedgerAccount account) =>
        options.Value.Limits.FirstOrDefault(limit => limit.Tenant == account.Tenant && limit.Kind == account.Kind && limit.Currency == account.Currency) is { } found
            ? new AccountLimit(UnitsOf(found.Currency, found.PerTransfer), UnitsOf(found.Currency, found.PerDay))
            : AccountLimit.None;

    private static long? UnitsOf(string currency, string? amount) => amount is null ? null : Money.Parse(currency, amount).MinorUnits;
}
