namespace DigitalIndiaStack.Identity.Block.Sandbox;

/// <summary>Whether this host is a sandbox, setting <c>Sandbox:Enabled</c>: no real persons, plain http allowed, messages kept.</summary>
/// <param name="IsOn">Whether it is one.</param>
/// <param name="Receiver">Where a suite on this machine receives, setting <c>Sandbox:Receiver</c>; absent where there is none.</param>
internal sealed record SandboxMode(bool IsOn, Uri? Receiver = null)
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "Sandbox:Enabled";

    /// <summary>Name of the setting.</summary>
    public const string ReceiverSetting = "Sandbox:Receiver";
}
