using System.Diagnostics;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.GroupCommit;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Payments.Tests.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.GroupCommit;

/// <summary>Orders that are posted together: each is judged in its turn, and what is good is written row by row or as sets.</summary>
public sealed class BatchJudgeTests : IAsyncLifetime
{
    private LedgerBench bench = null!;
    private int keys;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bench = await LedgerBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_order_is_written_with_its_legs_its_key_and_its_audit(bool isSet)
    {
        var (payer, shop) = (await bench.OpenAsync(-1000), await bench.OpenAsync(owner: "another"));
        TransferOrder[] orders = [Order(payer, shop, 250), Order(shop, payer, 50) with { Kind = TransferKind.Refund, Actor = "an-officer" }];

        var outcomes = await PostAsync(isSet, orders);

        var transfers = outcomes.Select(outcome => outcome.Transfer!).ToList();
        Assert.Equal([-200, 200], await bench.BalancesAsync(payer, shop));
        Assert.Equal(["1 -250 -250", "2 250 250"], await bench.LegsAsync(transfers[0].Id));
        Assert.Equal(["2 -50 200", "1 50 -200"], await bench.LegsAsync(transfers[1].Id));
        Assert.Equivalent(transfers, await bench.WithAsync(db => db.Transfers.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation)));
        Assert.Equal(
            orders.Zip(transfers, (order, transfer) => $"{order.Key!.ClientId} {order.Key.Operation} {order.Key.Key} {order.Key.Fingerprint} {transfer.Id.Value}"),
            (await bench.WithAsync(db => db.TransferKeys.AsNoTracking().OrderBy(row => row.TransferId).ToListAsync(Cancellation))).Select(row => $"{row.ClientId} {row.Operation} {row.Key} {row.Fingerprint} {row.TransferId.Value}"));
        Assert.Equal(
            [$$"""transfer.post payer transfer/{{transfers[0].Id.Value}} {"kind":"Payment"}""", $$"""transfer.post an-officer transfer/{{transfers[1].Id.Value}} {"kind":"Refund"}"""],
            await bench.AuditAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_owns_an_account_is_told_and_nobody_else(bool isSet)
    {
        var (payer, shop, other) = (await bench.OpenAsync(-1000), await bench.OpenAsync(owner: "another"), await bench.OpenAsync(owner: "third"));
        await bench.HookAsync("another", "third", "fourth");

        var outcomes = await PostAsync(isSet, Order(payer, shop, 1), Order(payer, other, 2), Order(shop, other, 1));

        Assert.Equal(
            new[] { ("another", 0), ("another", 2), ("third", 1), ("third", 2) }.Select(told => $"{told.Item1} {PaymentEventType.Payments_transfer_settled_v1} transfers/{outcomes[told.Item2].Transfer!.Id.Value}").Order(StringComparer.Ordinal),
            await bench.ToldAsync());
    }

    [Fact]
    public async Task What_is_written_belongs_to_the_trace_of_its_own_request()
    {
        var (payer, shop) = (await bench.OpenAsync(-1000), await bench.OpenAsync());
        await bench.HookAsync(LedgerBench.Client);
        using var cause = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        Activity.Current = null;

        var outcomes = await PostAsync(false, [(Order(payer, shop, 1), cause), (Order(payer, shop, 2), null)]);

        Assert.Equal([$"{cause.TraceId}", null], await bench.WithAsync(db => db.AuditTrail.OrderBy(record => record.Sequence).Select(record => record.TraceId).ToListAsync(Cancellation)));
        var told = await bench.WithAsync(db => db.Deliveries.AsNoTracking().ToListAsync(Cancellation));
        Assert.Equal($"transfers/{outcomes[0].Transfer!.Id.Value}", Assert.Single(told, delivery => delivery.Body.Contains($"{cause.TraceId}", StringComparison.Ordinal)).Subject);
        Assert.Null(Activity.Current);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_is_known_moves_nothing_and_the_others_go_on(bool isSet)
    {
        var (payer, shop) = (await bench.OpenAsync(-1000), await bench.OpenAsync());
        var before = Order(payer, shop, 10);
        var key = before.Key!;
        await PostAsync(isSet, before);

        var outcomes = await PostAsync(
            isSet, before with { Amount = 0 }, before with { Key = key with { Key = "other" } }, before with { Key = key with { ClientId = "another" } }, before with { Key = key with { Operation = "another" } });

        Assert.Equal([true, false, false, false], outcomes.Select(outcome => outcome.IsKnown));
        Assert.All(outcomes[1..], outcome => Assert.NotNull(outcome.Transfer));
        Assert.Equal([-40, 40], await bench.BalancesAsync(payer, shop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_is_refused_for_its_own_reason_and_against_what_those_before_it_left(bool isSet)
    {
        var (payer, shop, full) = (await bench.OpenAsync(-100), await bench.OpenAsync(), await bench.OpenAsync(-100, balance: LedgerAccount.Ceiling - 10));
        var (frozen, closed) = (await bench.OpenAsync(-100, status: AccountStatus.Frozen), await bench.OpenAsync(status: AccountStatus.Closed));

        var outcomes = await PostAsync(
            isSet,
            Order(frozen, frozen, 1), Order(frozen, shop, 1), Order(payer, closed, 1), Order(payer, full, 11), Order(payer, full, 10), Order(payer, shop, 91), Order(payer, shop, 90), Order(payer, shop, 1), Order(shop, payer, 90));

        Assert.Equal(
            [PaymentsProblems.SameAccount, PaymentsProblems.AccountNotActive, PaymentsProblems.AccountNotActive, PaymentsProblems.InsufficientFunds, null, PaymentsProblems.InsufficientFunds, null, PaymentsProblems.InsufficientFunds, null],
            outcomes.Select(outcome => outcome.Refusal));
        Assert.All(outcomes, outcome => Assert.Equal(outcome.Refusal is null, outcome.Transfer is not null));
        Assert.Equal([-10, 0, LedgerAccount.Ceiling, 0, 0], await bench.BalancesAsync(payer, shop, full, frozen, closed));
        Assert.Equal(3, (await bench.AuditAsync()).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_reserved_is_spent_by_the_order_for_which_it_is_alone(bool isSet)
    {
        var (payer, shop) = (await bench.OpenAsync(-100, reserved: 60), await bench.OpenAsync(-10, reserved: 5));

        var outcomes = await PostAsync(isSet, Order(payer, shop, 41), Order(payer, shop, 40), Order(payer, shop, 45) with { IsReserved = true }, Order(payer, shop, 1));

        Assert.Equal([PaymentsProblems.InsufficientFunds, null, null, PaymentsProblems.InsufficientFunds], outcomes.Select(outcome => outcome.Refusal));
        Assert.Equal([-85, 85], await bench.BalancesAsync(payer, shop));
        Assert.Equal((15, 5), ((await bench.FindAsync(payer.Id)).Reserved, (await bench.FindAsync(shop.Id)).Reserved));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_somebody_pays_keeps_to_the_limits_and_what_is_given_back_need_not(bool isSet)
    {
        var (person, merchant, shop) = (await bench.OpenAsync(balance: 1000, kind: AccountKind.Person), await bench.OpenAsync(-200_000, kind: AccountKind.Merchant), await bench.OpenAsync());

        var outcomes = await PostAsync(
            isSet,
            Order(person, shop, 101), Order(person, shop, 101) with { Kind = TransferKind.Refund }, Order(person, shop, 100), Order(person, shop, 51), Order(person, shop, 50), Order(person, shop, 1),
            Order(merchant, shop, 100_001), Order(merchant, shop, 100_000), Order(merchant, shop, 100_000));
        bench.Clock.Advance(TimeSpan.FromDays(1));
        var next = await PostAsync(isSet, Order(person, shop, 100));

        Assert.Equal(
            [PaymentsProblems.AboveTransferLimit, null, null, PaymentsProblems.AboveDayLimit, null, PaymentsProblems.AboveDayLimit, PaymentsProblems.AboveTransferLimit, null, null],
            outcomes.Select(outcome => outcome.Refusal));
        Assert.Null(next[0].Refusal);
        var (payer, spent) = (await bench.FindAsync(person.Id), await bench.FindAsync(merchant.Id));
        Assert.Equal((100, bench.Singleton<CountryDays>().Today("ke"), 0, null), (payer.Spent, payer.SpentOn, spent.Spent, spent.SpentOn));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Transfers_between_participants_are_counted_and_others_are_not(bool isSet)
    {
        var now = bench.Clock.GetUtcNow();
        var window = new ClearingWindow { Id = WindowId.From(Guid.CreateVersion7()), OpenedAt = now };
        await bench.AddAsync(new SchemeParticipant { Id = ParticipantId.From(Guid.CreateVersion7()), Code = "bank", Name = "A bank", Client = "bank", RegisteredAt = now }, window);
        var (payer, shop, own) = (await bench.OpenAsync(-100), await bench.OpenAsync(participant: "bank"), await bench.OpenAsync());

        var outcomes = await PostAsync(isSet, Order(payer, own, 5), Order(payer, shop, 10), Order(shop, payer, 3));

        Assert.Equal(
            [$"{outcomes[1].Transfer!.Id.Value} own bank 10", $"{outcomes[2].Transfer!.Id.Value} bank own 3"],
            (await bench.WithAsync(db => db.Entries.AsNoTracking().OrderBy(entry => entry.TransferId).ToListAsync(Cancellation))).Select(entry => $"{entry.TransferId.Value} {entry.DebtorParticipant} {entry.CreditorParticipant} {entry.Amount}"));
    }

    private TransferOrder Order(LedgerAccount payer, LedgerAccount shop, long amount) => new(LedgerBench.Client, payer, shop, "KES", amount, "A test")
    {
        Actor = "payer",
        Key = LedgerBench.Request($"key-{++keys}"),
    };

    private Task<PostingOutcome[]> PostAsync(bool isSet, params TransferOrder[] orders) => PostAsync(isSet, [.. orders.Select(order => (order, (Activity?)null))]);

    private async Task<PostingOutcome[]> PostAsync(bool isSet, IReadOnlyList<(TransferOrder Order, Activity? Cause)> orders)
    {
        List<AccountId> ids = [.. orders.SelectMany(each => new[] { each.Order.Debtor.Id, each.Order.Creditor.Id })];
        await using var scope = bench.Scope();
        var (db, batch) = (scope.ServiceProvider.GetRequiredService<PaymentsDbContext>(), scope.ServiceProvider.GetRequiredService<PostingBatch>());
        await using var work = ((WorkStart.Begun)await db.OwnUnit().BeginAsync(null, Cancellation)).Work;
        var locked = await batch.LockAsync(ids, isFollowed: !isSet, Cancellation);
        Assert.Equal(ids.Distinct().Count(), locked.Count);
        var outcomes = await batch.JudgeAsync([.. orders.Select(each => PostingAsk.Of(each.Order, each.Cause))], Cancellation);
        await (isSet ? batch.WriteSetAsync(Cancellation) : batch.WriteAsync(Cancellation));
        await work.CommitAsync(null, Cancellation);
        return outcomes;
    }
}
