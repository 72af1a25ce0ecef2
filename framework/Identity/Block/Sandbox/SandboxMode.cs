namespace DigitalIndiaStack.Identity.Block.Sandbox;

/// <summary>Whether this host is a sandbox, setting <c>Sandbox:Enabled</c>: no real persons, plain http allowed, messages kept.</summary>
internal sealed record SandboxMode(bool IsOn)
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "Sandbox:Enabled";
}
