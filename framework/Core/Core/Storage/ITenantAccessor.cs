namespace DigitalIndiaStack.Core.Storage;

/// <summary>Says for which tenant (country instance) the current scope works; every row that is read or written belongs to it.</summary>
public interface ITenantAccessor
{
    /// <summary>The tenant of the caller.</summary>
    /// <value>For example <c>ke</c>; <see langword="null"/> when no tenant is known, and then no row of any tenant is visible and none can be saved.</value>
    string? Tenant { get; }
}
