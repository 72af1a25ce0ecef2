using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Core.Security;

/// <summary>The tenant of the current scope: the caller's, unless the work names another one. Scoped.</summary>
public sealed class CurrentTenant(Caller caller) : ITenantAccessor
{
    private TenantId? named;

    /// <inheritdoc />
    public string? Tenant => named?.Value ?? (caller.HasTenant ? caller.Tenant.Value : null);

    /// <summary>Names the tenant where no caller does: in background work, while seeding, in a public operation.</summary>
    /// <param name="tenant">The tenant to work for until the scope ends.</param>
    /// <exception cref="InvalidOperationException">The caller belongs to another tenant.</exception>
    public void Use(TenantId tenant)
    {
        if (caller.HasTenant && caller.Tenant != tenant)
        {
            throw new InvalidOperationException("A caller of one tenant cannot work in another.");
        }

        named = tenant;
    }
}
