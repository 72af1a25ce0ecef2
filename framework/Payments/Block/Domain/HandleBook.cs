using DigitalIndiaStack.Core.Security;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Knows whose handle is whose, from the settings.</summary>
internal sealed class HandleBook(IOptions<PaymentsOptions> options)
{
    /// <summary>The handles under which a client creates addresses (PAY-6.4).</summary>
    public IReadOnlyList<string> Of(Caller caller) =>
        [.. options.Value.Handles.Where(handle => handle.Tenant == caller.Tenant.Value && handle.Client == caller.ClientId).Select(handle => handle.Handle)];
}
