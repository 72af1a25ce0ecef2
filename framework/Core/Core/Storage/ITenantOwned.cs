namespace DigitalIndiaStack.Core.Storage;

/// <summary>A row that belongs to one tenant. It is filled at the first save, filtered on each read, and never moves.</summary>
public interface ITenantOwned
{
    /// <summary>The tenant that owns the row.</summary>
    /// <value>At most 32 characters. Left empty by the block: storage fills it from <see cref="ITenantAccessor"/>.</value>
    string Tenant { get; }
}
