namespace DigitalIndiaStack.Core.Storage.Tests.Hosting;

internal sealed class SettableTenant : ITenantAccessor
{
    public string? Tenant { get; set; }
}
