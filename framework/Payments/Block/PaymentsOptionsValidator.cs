using System.Text.RegularExpressions;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Refuses limits that are no amounts and handles that may be taken for one another: what is misread must not become none.</summary>
internal sealed partial class PaymentsOptionsValidator(IConfiguration configuration) : IValidateOptions<PaymentsOptions>
{
    private bool IsSandbox => configuration.GetValue<bool>("Sandbox:Enabled");

    public ValidateOptionsResult Validate(string? name, PaymentsOptions options)
    {
        List<string> faults = [.. OfLimits(options.Limits), .. OfHandles(options.Handles), .. OfWebhooks(options.Webhooks), .. OfLines(options.LinesAtOnce)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> OfLimits(IList<AccountLimitOptions> limits) =>
        limits.SelectMany(limit => new[] { limit.PerTransfer, limit.PerDay }, (limit, amount) => (limit.Currency, Amount: amount))
            .Where(entry => entry.Amount is not null && (!Money.TryParse(entry.Currency, entry.Amount, out var money) || money.MinorUnits <= 0))
            .Select(entry => $"{PaymentsOptions.Section}:Limits: '{entry.Amount}' is no amount of '{entry.Currency}' above zero.")
            .Concat(limits.GroupBy(limit => (limit.Tenant, limit.Kind, limit.Currency)).Where(group => group.Count() > 1)
                .Select(group => $"{PaymentsOptions.Section}:Limits names {group.Key} twice."));

    private static IEnumerable<string> OfHandles(IList<HandleOptions> handles) =>
        handles.Where(entry => !Form().IsMatch(entry.Handle) || entry.Tenant.Length == 0 || entry.Client.Length == 0)
            .Select(entry => $"{PaymentsOptions.Section}:Handles: '{entry.Handle}' is no handle of a tenant and a client.")
            .Concat(handles.GroupBy(entry => (entry.Tenant, AddressForm.Skeleton(entry.Handle))).Where(group => group.Count() > 1)
                .Select(group => $"{PaymentsOptions.Section}:Handles: {string.Join(", ", group.Select(entry => entry.Handle))} look alike."));

    private static IEnumerable<string> OfLines(int atOnce) => atOnce is < 1 or > LinePayer.MostAtOnce ? [$"{PaymentsOptions.Section}:LinesAtOnce: {atOnce} is not from 1 to {LinePayer.MostAtOnce}."] : [];

    private IEnumerable<string> OfWebhooks(WebhookOptions webhooks) => webhooks.AllowLoopback && !IsSandbox
        ? [$"{PaymentsOptions.Section}:Webhooks:AllowLoopback is for sandboxes only."]
        : webhooks.Faults();

    [GeneratedRegex(@"^[a-z][a-z0-9]{1,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
