namespace DigitalIndiaStack.Core.Peers;

/// <summary>Who calls whom, and with which scopes.</summary>
/// <param name="Caller">The calling block, which is also its client id.</param>
/// <param name="Peer">The block that is called.</param>
/// <param name="Scope">The scopes, separated by spaces.</param>
internal sealed record PeerCall(string Caller, string Peer, string Scope);
