using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.GroupCommit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>A key that paid so long ago that its answer is gone (PAY-5.1, PAY-5.2), and orders that share a transaction.</summary>
public sealed class RepeatTests : IAsyncLifetime
{
    private static readonly IdempotentRequest First = LedgerBench.Request("first");

    private LedgerBench bench = null!;
    private TransferOrder order = null!;
    private LedgerTransfer paid = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        bench = await LedgerBench.StartAsync();
        order = new TransferOrder(LedgerBench.Client, await bench.OpenAsync(-100), await bench.OpenAsync(), "KES", 10, "A test");
        paid = (await bench.PostAsync(order, First)).Transfer!;
        await SweepAsync();
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_paid_is_given_its_transfer_again_whatever_is_wrong_by_now(bool isKeyOfOrder)
    {
        var repeated = await PostAsync(order with { Amount = 0 }, First, isKeyOfOrder);
        await SweepAsync();
        var misused = await PostAsync(order with { Amount = 0 }, First with { Fingerprint = "other" }, isKeyOfOrder);

        Assert.Equal((paid.Id, null), (repeated.Transfer?.Id, repeated.Refusal));
        Assert.Equal((null, CoreProblems.KeyReused), misused);
        Assert.Equal([-10, 10], await bench.BalancesAsync(order.Debtor, order.Creditor));
    }

    [Theory]
    [InlineData("second", LedgerBench.Client, "refundTransfer")]
    [InlineData("first", "another", "refundTransfer")]
    [InlineData("first", LedgerBench.Client, "reverseTransfer")]
    public async Task The_key_of_another_client_or_operation_pays_by_itself(string key, string client, string operation)
    {
        var (transfer, _) = await bench.PostAsync(order, LedgerBench.Request(key, client, operation));

        Assert.NotEqual(paid.Id, transfer!.Id);
        Assert.Equal([-20, 20], await bench.BalancesAsync(order.Debtor, order.Creditor));
    }

    [Fact]
    public async Task Only_the_same_request_has_paid_the_transfer()
    {
        var (other, _) = await bench.PostAsync(order, LedgerBench.Request("second"));

        Assert.True(await ClaimedAsync(First, ledger => ledger.HasPaidAsync(paid.Id, Cancellation)));
        Assert.False(await ClaimedAsync(First, ledger => ledger.HasPaidAsync(other!.Id, Cancellation)));
        Assert.False(await ClaimedAsync(First with { Fingerprint = "other" }, ledger => ledger.HasPaidAsync(paid.Id, Cancellation)));
        Assert.False(await ClaimedAsync(LedgerBench.Request("third"), ledger => ledger.HasPaidAsync(paid.Id, Cancellation)));
    }

    [Fact]
    public async Task A_repeat_is_found_by_the_claimed_key()
    {
        Assert.Equal(paid.Id, (await ClaimedAsync(First, ledger => ledger.RepeatAsync(Cancellation)))?.Transfer?.Id);
        Assert.Equal(CoreProblems.KeyReused, (await ClaimedAsync(First with { Fingerprint = "other" }, ledger => ledger.RepeatAsync(Cancellation)))?.Refusal);
        Assert.Null(await ClaimedAsync(LedgerBench.Request("third"), ledger => ledger.RepeatAsync(Cancellation)));
    }

    [Theory]
    [InlineData("createTransfer")]
    [InlineData("alone")]
    public async Task A_transfer_is_paid_under_the_key_of_its_request_among_others_and_alone(string operation)
    {
        var ask = new TransferAsk(LedgerBench.Client, order.Debtor.Id, order.Creditor.Id, "KES", 10, "A test");

        var (transfer, refusal) = await bench.PostAsync(ask, Request("key"));

        Assert.Null(refusal);
        Assert.Equal([-20, 20], await bench.BalancesAsync(order.Debtor, order.Creditor));
        Assert.Equal(operation, await bench.WithAsync(db => db.TransferKeys.Where(key => key.TransferId == transfer!.Id).Select(key => key.Operation).SingleAsync(Cancellation)));
        Assert.StartsWith($"transfer.post {LedgerBench.Client} ", (await bench.AuditAsync())[1], StringComparison.Ordinal);
        Assert.Equal((null, PaymentsProblems.InsufficientFunds), await bench.PostAsync(ask with { Amount = 91 }, Request("too much")));
        Assert.Equal((null, PaymentsProblems.AmountInvalid), await bench.PostAsync(ask with { Amount = 0 }, Request("nothing")));
        Assert.Equal((null, PaymentsProblems.NotFound), await bench.PostAsync(ask with { Owner = "another" }, Request("not theirs")));
        Assert.Equal((null, PaymentsProblems.CreditorUnknown), await bench.PostAsync(ask with { Creditor = null }, Request("to nobody")));
        Assert.Equal([-20, 20], await bench.BalancesAsync(order.Debtor, order.Creditor));

        IdempotentRequest Request(string key) => LedgerBench.Request(key, operation: operation);
    }

    private Task<(LedgerTransfer? Transfer, ProblemKind? Refusal)> PostAsync(TransferOrder posted, IdempotentRequest request, bool isKeyOfOrder) =>
        isKeyOfOrder ? bench.PostAsync(posted with { Key = request }, LedgerBench.Request(Guid.CreateVersion7().ToString())) : bench.PostAsync(posted, request);

    /// <summary>Lets go of every answer.</summary>
    private Task<int> SweepAsync() => bench.WithAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM idempotency_keys", Cancellation));

    /// <summary>Asks inside of a unit of work that claims a key and is not committed.</summary>
    private async Task<T> ClaimedAsync<T>(IdempotentRequest request, Func<Block.Domain.Ledger, Task<T>> ask)
    {
        await using var scope = bench.Scope();
        var begun = Assert.IsType<WorkStart.Begun>(await scope.ServiceProvider.GetRequiredService<PostingUnit>().BeginAsync(request, Cancellation));
        await using (begun.Work)
        {
            return await ask(scope.ServiceProvider.GetRequiredService<Block.Domain.Ledger>());
        }
    }
}
