using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Payments.Block.GroupCommit;

/// <summary>
/// The orders of one tenant that wait in this process. The request that finds nobody posting posts for all who wait,
/// and names the next when it has ended: nothing waits for a batch to fill, and no thread but those of requests is needed.
/// </summary>
internal sealed class PostingQueue
{
    /// <summary>The most orders that wait; a longer queue would outlast the patience of its clients.</summary>
    public const int Capacity = 1_000;

    /// <summary>The most orders of one transaction.</summary>
    public const int AtOnce = 100;

    private readonly Lock gate = new();
    private readonly LinkedList<WaitingOrder> waiting = [];
    private bool isPosting;

    /// <summary>How many wait now.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Lets an order wait.</summary>
    /// <exception cref="StoreUnavailableException">The queue is full.</exception>
    public void Join(WaitingOrder order)
    {
        lock (gate)
        {
            if (waiting.Count == Capacity)
            {
                throw new StoreUnavailableException($"{Capacity} transfers wait already.");
            }

            waiting.AddLast(order);
            if (!isPosting)
            {
                isPosting = true;
                order.Lead();
            }
        }
    }

    /// <summary>Takes what waits, the longest first, for the request that leads. Of orders under one key the later ones stay.</summary>
    public List<WaitingOrder> Take()
    {
        var (taken, keys) = (new List<WaitingOrder>(), new HashSet<IdempotentRequest>(SameKey.Instance));
        lock (gate)
        {
            for (var node = waiting.First; node is not null && taken.Count < AtOnce;)
            {
                var next = node.Next;
                if (keys.Add(node.Value.Key))
                {
                    taken.Add(node.Value);
                    waiting.Remove(node);
                }

                node = next;
            }
        }

        return taken;
    }

    /// <summary>Ends the lead; the order that has waited longest takes it over.</summary>
    public void Pass()
    {
        lock (gate)
        {
            isPosting = waiting.First is not null;
            waiting.First?.Value.Lead();
        }
    }

    private sealed class SameKey : IEqualityComparer<IdempotentRequest>
    {
        public static readonly SameKey Instance = new();

        public bool Equals(IdempotentRequest? x, IdempotentRequest? y) => (x?.ClientId, x?.Operation, x?.Key) == (y?.ClientId, y?.Operation, y?.Key);

        public int GetHashCode(IdempotentRequest obj) => HashCode.Combine(obj.ClientId, obj.Operation, obj.Key);
    }
}
