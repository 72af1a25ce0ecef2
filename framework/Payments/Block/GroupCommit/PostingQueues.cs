using System.Collections.Concurrent;

namespace DigitalIndiaStack.Payments.Block.GroupCommit;

/// <summary>The queue of each tenant of the process; tenants do not wait for one another.</summary>
internal sealed class PostingQueues
{
    private readonly ConcurrentDictionary<string, PostingQueue> queues = new(StringComparer.Ordinal);

    public PostingQueue Of(string tenant) => queues.GetOrAdd(tenant, _ => new PostingQueue());
}
