namespace DigitalIndiaStack.Bench.Processes;

/// <summary>Starts a peer: this same program as a small server (<see cref="Peers.PeerProgram"/>).</summary>
internal static class Peer
{
    private static readonly string Self = Path.Combine(AppContext.BaseDirectory, "DigitalIndiaStack.Bench.dll");

    public static Task<ServerProcess> StartAsync(string kind, params string[] arguments) =>
        ServerProcess.StartAsync([Self, "peer", kind, .. arguments]);
}
