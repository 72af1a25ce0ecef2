using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Payments.Tests.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Batches;

/// <summary>What one turn of the payment of a batch does: at most two lines, all of it or nothing.</summary>
public sealed class LinePayerTests : IAsyncLifetime
{
    private const string Officer = "an-officer";

    private readonly Meanwhile meanwhile = new();
    private readonly BatchId id = BatchId.From(Guid.CreateVersion7());
    private LedgerBench bench = null!;
    private LedgerAccount treasury = null!;
    private LedgerAccount shop = null!;
    private LedgerAccount other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        bench = await LedgerBench.StartAsync(meanwhile);
        (treasury, shop, other) = (await bench.OpenAsync(-60, reserved: 60), await bench.OpenAsync(owner: "another"), await bench.OpenAsync(owner: "third"));
        await bench.HookAsync(LedgerBench.Client);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Each_turn_pays_the_next_lines_and_the_last_one_completes_the_batch()
    {
        await ReleaseAsync(Line(1, shop, 10), Excluded(2, 7), Line(3, other, 20), Line(4, shop, 30));

        Assert.True(await PayNextAsync());
        Assert.Equal("Processing, last 2, paid 1 of 10, failed 0 of 0", await BatchAsync());
        Assert.True(await PayNextAsync());
        Assert.Equal("Processing, last 4, paid 3 of 60, failed 0 of 0", await BatchAsync());
        Assert.False(await PayNextAsync());

        Assert.Equal("Completed, last 4, paid 3 of 60, failed 0 of 0", await BatchAsync());
        Assert.Equal([-60, 40, 20], await bench.BalancesAsync(treasury, shop, other));
        Assert.Equal(0, (await bench.FindAsync(treasury.Id)).Reserved);
        var transfers = await bench.WithAsync(db => db.Transfers.AsNoTracking().OrderBy(transfer => transfer.Id).ToListAsync(Cancellation));
        Assert.Equal(["1 Paid", "2 Excluded", "3 Paid", "4 Paid"], (await LinesAsync()).Select(line => $"{line.Number} {line.Status}{line.Code}"));
        Assert.Equal(transfers.Select(transfer => (TransferId?)transfer.Id), (await LinesAsync()).Where(line => line.Status == BatchLineStatus.Paid).Select(line => line.TransferId));
        Assert.Equal(["tester KES 10 line 1 Payment", "tester KES 20 line 3 Payment", "tester KES 30 line 4 Payment"], transfers.Select(transfer => $"{transfer.Owner} {transfer.Currency} {transfer.Amount} {transfer.Reference} {transfer.Kind}"));
        Assert.Equal(
            [.. transfers.Select(transfer => $$"""transfer.post an-officer transfer/{{transfer.Id.Value}} {"kind":"Payment"}"""), $"batch.complete an-officer batch/{id.Value} {{}}"],
            await bench.AuditAsync());
        Assert.Equal(
            [$"tester {PaymentEventType.Payments_batch_finished_v1} batches/{id.Value}", .. transfers.Select(transfer => $"tester {PaymentEventType.Payments_transfer_settled_v1} transfers/{transfer.Id.Value}")],
            await bench.ToldAsync());
        Assert.False(await PayNextAsync());
    }

    [Fact]
    public async Task Each_line_has_a_key_of_its_own()
    {
        await ReleaseAsync(Line(1, shop, 10), Line(2, other, 20));

        await PayNextAsync();

        Assert.Equal(
            new[] { 1, 2 }.Select(number => $"tester releaseBatch {id.Value:N}-{number} {Fingerprint(number)}"),
            (await bench.WithAsync(db => db.TransferKeys.AsNoTracking().OrderBy(key => key.TransferId).ToListAsync(Cancellation))).Select(key => $"{key.ClientId} {key.Operation} {key.Key} {key.Fingerprint}"));
    }

    [Fact]
    public async Task A_line_that_is_refused_fails_frees_what_it_reserved_and_is_told()
    {
        var frozen = await bench.OpenAsync(status: AccountStatus.Frozen);
        await ReleaseAsync(Line(1, frozen, 10), Line(2, shop, 50));

        Assert.True(await PayNextAsync());

        Assert.Equal("Processing, last 2, paid 1 of 50, failed 1 of 10", await BatchAsync());
        Assert.Equal(["1 FailedPAY-0410", "2 Paid"], (await LinesAsync()).Select(line => $"{line.Number} {line.Status}{line.Code}"));
        Assert.Equal([-50, 50, 0], await bench.BalancesAsync(treasury, shop, frozen));
        Assert.Equal(0, (await bench.FindAsync(treasury.Id)).Reserved);
        Assert.Equal([$"tester {PaymentEventType.Payments_transfer_failed_v1} batches/{id.Value}"], (await bench.ToldAsync()).Where(told => !told.Contains("settled", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_line_whose_key_paid_before_takes_that_transfer()
    {
        await ReleaseAsync(Line(1, shop, 10), Line(2, shop, 50));
        var key = new IdempotentRequest("ke", LedgerBench.Client, "releaseBatch", $"{id.Value:N}-1", Fingerprint(1));
        var (before, _) = await bench.PostAsync(new TransferOrder(LedgerBench.Client, treasury, shop, "KES", 10, "A test") { Key = key, IsReserved = true }, LedgerBench.Request("by hand"));

        Assert.True(await PayNextAsync());

        Assert.Equal("Processing, last 2, paid 2 of 60, failed 0 of 0", await BatchAsync());
        Assert.Equal(before!.Id, (await LinesAsync())[0].TransferId);
        Assert.Equal([-60, 60], await bench.BalancesAsync(treasury, shop));
    }

    [Fact]
    public async Task While_the_account_pays_nothing_the_batch_waits_as_it_was()
    {
        await ReleaseAsync(Line(1, shop, 10));
        await bench.WithAsync(db => db.Accounts.Where(account => account.Id == treasury.Id).ExecuteUpdateAsync(set => set.SetProperty(account => account.Status, AccountStatus.Frozen), Cancellation));

        Assert.False(await PayNextAsync());

        Assert.Equal("Paused, last 0, paid 0 of 0, failed 0 of 0", await BatchAsync());
        Assert.Equal(["1 Open"], (await LinesAsync()).Select(line => $"{line.Number} {line.Status}{line.Code}"));
        Assert.Equal([$"batch.pause an-officer batch/{id.Value} {{}}"], await bench.AuditAsync());
        Assert.Empty(await bench.ToldAsync());
    }

    [Fact]
    public async Task A_batch_that_is_not_released_pays_nothing()
    {
        Assert.False(await PayNextAsync());
        await ReleaseAsync(BatchStatus.Paused, Line(1, shop, 10));

        Assert.False(await PayNextAsync());

        Assert.Equal("Paused, last 0, paid 0 of 0, failed 0 of 0", await BatchAsync());
    }

    [Fact]
    public async Task Lines_that_another_host_took_meanwhile_are_left_to_it()
    {
        await ReleaseAsync(Line(1, shop, 10), Line(2, shop, 20), Line(3, shop, 30));
        meanwhile.Do(() => bench.WithAsync(db => db.Batches.ExecuteUpdateAsync(set => set.SetProperty(batch => batch.LastLine, 1), Cancellation)));

        Assert.True(await PayNextAsync());

        Assert.Equal("Processing, last 1, paid 0 of 0, failed 0 of 0", await BatchAsync());
        Assert.Equal([0, 0], await bench.BalancesAsync(treasury, shop));
    }

    [Fact]
    public async Task A_batch_that_another_host_ended_meanwhile_is_not_completed()
    {
        await ReleaseAsync(Line(1, shop, 60));
        await PayNextAsync();
        meanwhile.Do(() => bench.WithAsync(db => db.Batches.ExecuteUpdateAsync(set => set.SetProperty(batch => batch.Status, BatchStatus.Cancelled), Cancellation)));

        Assert.False(await PayNextAsync());

        Assert.Equal("Cancelled, last 1, paid 1 of 60, failed 0 of 0", await BatchAsync());
        Assert.Single(await bench.AuditAsync());
        Assert.Single(await bench.ToldAsync());
    }

    private string Fingerprint(int line) => IdempotentRequest.FingerprintOf("POST", $"/payments/v1/batches/{id.Value}/lines/{line}", null, default);

    private PaymentBatchLine Line(int number, LedgerAccount creditor, long amount) => new() { BatchId = id, Number = number, CreditorAccountId = creditor.Id, Amount = amount, Reference = $"line {number}" };

    private PaymentBatchLine Excluded(int number, long amount) => new() { BatchId = id, Number = number, Amount = amount, Reference = $"line {number}", Finding = BatchFinding.Unknown };

    private Task<int> ReleaseAsync(params PaymentBatchLine[] lines) => ReleaseAsync(BatchStatus.Processing, lines);

    private Task<int> ReleaseAsync(BatchStatus status, params PaymentBatchLine[] lines) => bench.WithAsync(db =>
    {
        db.Add(new PaymentBatch
        {
            Id = id,
            Owner = LedgerBench.Client,
            DebtorAccountId = treasury.Id,
            Currency = "KES",
            Reference = "A test",
            ExpectedCount = lines.Length,
            ExpectedSum = lines.Sum(line => line.Amount),
            FoundCount = lines.Length,
            FoundSum = lines.Sum(line => line.Amount),
            Status = status,
            CreatedAt = bench.Clock.GetUtcNow(),
            ReleasedBy = Officer,
        });
        foreach (var line in lines)
        {
            db.Add(line).Property(row => row.Status).CurrentValue = line.Finding is null ? BatchLineStatus.Open : BatchLineStatus.Excluded;
        }

        return db.SaveChangesAsync(Cancellation);
    });

    private async Task<bool> PayNextAsync()
    {
        await using var scope = bench.Scope();
        return await scope.ServiceProvider.GetRequiredService<LinePayer>().PayNextAsync(id, Cancellation);
    }

    private async Task<string> BatchAsync()
    {
        var batch = await bench.WithAsync(db => db.Batches.AsNoTracking().SingleAsync(Cancellation));
        return $"{batch.Status}, last {batch.LastLine}, paid {batch.PaidCount} of {batch.PaidSum}, failed {batch.FailedCount} of {batch.FailedSum}";
    }

    private async Task<IReadOnlyList<PaymentBatchLine>> LinesAsync() => await bench.WithAsync(db => db.BatchLines.AsNoTracking().OrderBy(line => line.Number).ToListAsync(Cancellation));
}
