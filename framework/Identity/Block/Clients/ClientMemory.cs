using System.Collections.Concurrent;
using DigitalIndiaStack.Core.Storage;
using OpenIddict.EntityFrameworkCore.Models;

namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>
/// The clients that were asked for within the last second, for the whole process: each request of the protocol asks for its own. What this process
/// commits counts at once (IDN-23.3); another instance may know an old client, or an old form of it, for that second.
/// </summary>
internal sealed class ClientMemory(ICommitCounts commits, TimeProvider clock)
{
    /// <summary>The name under which a change of a client is announced.</summary>
    public const string Work = "clients";

    /// <summary>For how long an instance may know a client that another one has removed or changed.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Kept> clients = new(StringComparer.Ordinal);

    /// <summary>What is told with a client that is read now, to <see cref="Keep"/> it.</summary>
    public (long Version, long At) Moment => (commits.CountOf(Work), clock.GetTimestamp());

    /// <summary>A client, to be copied and not to be followed; <see langword="null"/> when it must be read.</summary>
    public OpenIddictEntityFrameworkCoreApplication<Guid>? Find(string clientId) =>
        clients.TryGetValue(clientId, out var kept) && kept.Read.Version == commits.CountOf(Work) && clock.GetElapsedTime(kept.Read.At) < Life ? kept.Client : null;

    /// <summary>Keeps a client that no context follows.</summary>
    /// <param name="read">The <see cref="Moment"/> before it was read.</param>
    public void Keep(OpenIddictEntityFrameworkCoreApplication<Guid> client, (long Version, long At) read) => clients[client.ClientId!] = new Kept(client, read);

    private sealed record Kept(OpenIddictEntityFrameworkCoreApplication<Guid> Client, (long Version, long At) Read);
}
