using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Payments.Block;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>A transfer that has a transaction of its own: what it writes, and why it is refused.</summary>
public sealed class AloneTests : IAsyncLifetime
{
    private LedgerBench bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bench = await LedgerBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [InlineData("an-officer", "an-officer", TransferKind.Refund)]
    [InlineData(null, LedgerBench.Client, TransferKind.Payment)]
    public async Task A_transfer_is_written_with_its_legs_its_key_and_its_audit(string? actor, string audited, TransferKind kind)
    {
        var (payer, shop) = (await bench.OpenAsync(floor: -1000), await bench.OpenAsync(owner: "another"));
        await bench.HookAsync(LedgerBench.Client, "another", "third");

        var (first, _) = await PostAsync(Order(payer, shop, 250) with { Actor = actor, Kind = kind }, "first");
        var (second, refusal) = await PostAsync(Order(shop, payer, 50) with { Actor = actor, Kind = kind }, "second");

        Assert.Null(refusal);
        Assert.Equal([-200, 200], await bench.BalancesAsync(payer, shop));
        Assert.Equal(["1 -250 -250", "2 250 250"], await bench.LegsAsync(first!.Id));
        Assert.Equal(["2 -50 200", "1 50 -200"], await bench.LegsAsync(second!.Id));
        Assert.Equivalent(first, await bench.WithAsync(db => db.Transfers.AsNoTracking().SingleAsync(row => row.Id == first.Id, Cancellation)));
        Assert.Equal("refundTransfer first one", await bench.WithAsync(db => db.TransferKeys.Where(row => row.TransferId == first.Id && row.ClientId == LedgerBench.Client).Select(row => $"{row.Operation} {row.Key} {row.Fingerprint}").SingleAsync(Cancellation)));
        Assert.Equal(new[] { first, second }.Select(transfer => $$"""transfer.post {{audited}} transfer/{{transfer.Id.Value}} {"kind":"{{kind}}"}"""), await bench.AuditAsync());
        Assert.Equal(
            new[] { LedgerBench.Client, "another" }.SelectMany(client => new[] { first, second }.Select(transfer => $"{client} {PaymentEventType.Payments_transfer_settled_v1} transfers/{transfer.Id.Value}")).Order(StringComparer.Ordinal),
            await bench.ToldAsync());
    }

    [Theory]
    [InlineData(0, -100, 0, true)]
    [InlineData(1, -100, 0, false)]
    [InlineData(0, -160, 60, true)]
    [InlineData(1, -160, 60, false)]
    public async Task A_payer_keeps_its_floor_and_what_it_reserved(long more, long floor, long reserved, bool isPaid)
    {
        var (payer, shop) = (await bench.OpenAsync(floor, reserved: reserved), await bench.OpenAsync());

        var (transfer, refusal) = await PostAsync(Order(payer, shop, 100 + more));

        Assert.Equal((isPaid, isPaid ? null : PaymentsProblems.InsufficientFunds), (transfer is not null, refusal));
        Assert.Equal(isPaid ? [-100, 100] : [0, 0], await bench.BalancesAsync(payer, shop));
        Assert.Equal(reserved, (await bench.FindAsync(payer.Id)).Reserved);
    }

    [Fact]
    public async Task What_was_reserved_for_the_order_is_used_up()
    {
        var (payer, shop) = (await bench.OpenAsync(-100, reserved: 100), await bench.OpenAsync(-10, reserved: 5));

        Assert.NotNull((await PostAsync(Order(payer, shop, 40) with { IsReserved = true })).Transfer);

        Assert.Equal([-40, 40], await bench.BalancesAsync(payer, shop));
        Assert.Equal((60, 5), ((await bench.FindAsync(payer.Id)).Reserved, (await bench.FindAsync(shop.Id)).Reserved));
    }

    [Theory]
    [InlineData(true, 10, true)]
    [InlineData(true, 11, false)]
    [InlineData(false, 11, false)]
    public async Task No_account_holds_more_than_the_most_and_a_refusal_moves_nothing(bool payerComesFirst, long amount, bool isPaid)
    {
        const long Near = LedgerAccount.Ceiling - 10;
        var payer = payerComesFirst ? await bench.OpenAsync(-100) : null;
        var shop = await bench.OpenAsync(balance: Near);
        payer ??= await bench.OpenAsync(-100);

        Assert.Equal(isPaid ? null : PaymentsProblems.InsufficientFunds, (await PostAsync(Order(payer, shop, amount))).Refusal);

        Assert.Equal(isPaid ? [-10, LedgerAccount.Ceiling] : [0, Near], await bench.BalancesAsync(payer, shop));
        Assert.Equal(isPaid ? 1 : 0, (await bench.AuditAsync()).Count);
    }

    [Theory]
    [InlineData(AccountStatus.Frozen, AccountStatus.Active)]
    [InlineData(AccountStatus.Active, AccountStatus.Frozen)]
    [InlineData(AccountStatus.Active, AccountStatus.Closed)]
    public async Task An_account_that_is_not_active_neither_pays_nor_is_paid(AccountStatus debtor, AccountStatus creditor)
    {
        var (payer, shop) = (await bench.OpenAsync(-100, status: debtor), await bench.OpenAsync(status: creditor));

        Assert.Equal((null, PaymentsProblems.AccountNotActive), await PostAsync(Order(payer, shop, 10)));
        Assert.Equal([0, 0], await bench.BalancesAsync(payer, shop));
    }

    [Fact]
    public async Task What_somebody_pays_keeps_to_the_limits_and_what_is_given_back_need_not()
    {
        var (person, shop) = (await bench.OpenAsync(balance: 1000, kind: AccountKind.Person), await bench.OpenAsync());

        Assert.Equal(PaymentsProblems.AboveTransferLimit, (await PostAsync(Order(person, shop, 101), "above")).Refusal);
        Assert.NotNull((await PostAsync(Order(person, shop, 100), "at it")).Transfer);
        Assert.Equal(PaymentsProblems.AboveDayLimit, (await PostAsync(Order(person, shop, 51), "too much")).Refusal);
        Assert.NotNull((await PostAsync(Order(person, shop, 101) with { Kind = TransferKind.Refund }, "back")).Transfer);
        Assert.NotNull((await PostAsync(Order(person, shop, 50), "the rest")).Transfer);
    }

    [Fact]
    public async Task An_order_that_is_wrong_by_itself_writes_nothing()
    {
        var payer = await bench.OpenAsync(-100);

        Assert.Equal((null, PaymentsProblems.SameAccount), await PostAsync(Order(payer, payer, 10)));
        Assert.Empty(await bench.AuditAsync());
    }

    [Fact]
    public async Task A_transfer_between_participants_is_counted()
    {
        var now = bench.Clock.GetUtcNow();
        var window = new ClearingWindow { Id = WindowId.From(Guid.CreateVersion7()), OpenedAt = now };
        await bench.AddAsync(new SchemeParticipant { Id = ParticipantId.From(Guid.CreateVersion7()), Code = "bank", Name = "A bank", Client = "bank", RegisteredAt = now }, window);
        var (payer, shop) = (await bench.OpenAsync(-100), await bench.OpenAsync(participant: "bank"));

        var (transfer, _) = await PostAsync(Order(payer, shop, 10));

        var counted = await bench.WithAsync(db => db.Entries.AsNoTracking().SingleAsync(Cancellation));
        Assert.Equal((transfer!.Id, window.Id, "own", "bank", 10), (counted.TransferId, counted.WindowId, counted.DebtorParticipant, counted.CreditorParticipant, counted.Amount));
    }

    [Fact]
    public async Task No_money_moves_without_a_key()
    {
        var (payer, shop) = (await bench.OpenAsync(-100), await bench.OpenAsync());
        await using var scope = bench.Scope();

        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Block.Domain.Ledger>().PostAsync(Order(payer, shop, 10), Cancellation));

        Assert.Equal([0, 0], await bench.BalancesAsync(payer, shop));
    }

    private static TransferOrder Order(LedgerAccount payer, LedgerAccount shop, long amount) => new(LedgerBench.Client, payer, shop, "KES", amount, "A test");

    private Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)> PostAsync(TransferOrder order, string key = "key") => bench.PostAsync(order, LedgerBench.Request(key));
}
