using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.GroupCommit;

namespace DigitalIndiaStack.Payments.Tests.GroupCommit;

/// <summary>Who waits, who leads and who is sent away (decision 21).</summary>
public sealed class QueueTests
{
    private readonly PostingQueue queue = new();

    [Fact]
    public async Task Who_finds_nobody_posting_leads_and_names_the_next_when_it_has_ended()
    {
        var (first, second, third) = (Join("a"), Join("b"), Join("c"));

        Assert.Null(await first.Turn);
        Assert.False(second.Turn.IsCompleted);
        Assert.Equal([first, second, third], queue.Take());
        var late = Join("d");
        Assert.False(late.Turn.IsCompleted);
        queue.Pass();
        Assert.Null(await late.Turn);
        Assert.Equal([late], queue.Take());
        queue.Pass();
        Assert.Null(await Join("e").Turn);
    }

    [Fact]
    public void Of_orders_under_one_key_the_later_ones_stay_for_another_turn()
    {
        var (first, other, repeat) = (Join("a"), Join("b"), Join("a"));

        Assert.Equal([first, other], queue.Take());
        queue.Pass();
        Assert.Equal([repeat], queue.Take());
    }

    [Fact]
    public void No_more_are_taken_at_once_than_one_transaction_holds()
    {
        var waiting = Enumerable.Range(0, PostingQueue.AtOnce + 1).Select(number => Join($"{number}")).ToList();

        Assert.Equal(waiting[..^1], queue.Take());
        queue.Pass();
        Assert.Equal(waiting[^1..], queue.Take());
    }

    [Fact]
    public void A_full_queue_sends_away()
    {
        for (var number = 0; number < PostingQueue.Capacity; number++)
        {
            Join($"{number}");
        }

        Assert.Throws<StoreUnavailableException>(() => Join("one too many"));
        queue.Take();
        Join("one of many");
    }

    private WaitingOrder Join(string key)
    {
        var account = AccountId.From(Guid.CreateVersion7());
        var order = new WaitingOrder(new TransferAsk("tester", account, account, "KES", 1, "test"), new IdempotentRequest("ke", "tester", "createTransfer", key, ""), "client/tester");
        queue.Join(order);
        return order;
    }
}
