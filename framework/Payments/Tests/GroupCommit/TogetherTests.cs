using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Block.GroupCommit;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.GroupCommit;

/// <summary>Transfers that wait for one another are one transaction, and each has an outcome of its own (decision 21).</summary>
public sealed class TogetherTests : IAsyncDisposable
{
    private readonly HeldCommit commit = new();
    private PaymentsHost host = null!;
    private string treasury = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_waits_is_one_transaction_and_its_statement_is_in_order(bool onPostgreSql)
    {
        await StartAsync(onPostgreSql);
        var merchant = await host.OpenAsync();

        var answers = await TogetherAsync([.. Enumerable.Range(0, 31).Select(_ => (treasury, merchant, "1.00", Key()))]);

        Assert.All(answers, answer => Assert.Equal("201", answer.Outcome));
        Assert.Equal(2, commit.Commits);
        Assert.Equal(("-31.00", "31.00"), (await host.BalanceAsync(treasury), await host.BalanceAsync(merchant)));
        var balances = (await host.GetAsync($"/payments/v1/accounts/{merchant}/statement?limit=50")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("balanceAfter").GetProperty("amount").GetString());
        Assert.Equal(Enumerable.Range(1, 31).Reverse().Select(units => $"{units}.00"), balances);
        await AssertWholeAsync(31);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_is_judged_against_what_those_before_it_left(bool onPostgreSql)
    {
        await StartAsync(onPostgreSql);
        var (payer, shop, frozen) = (await host.OpenAsync(), await host.OpenAsync(), await host.OpenAsync());
        await host.PayAsync(treasury, new { accountId = payer }, "10.00");
        await host.PostAsync($"/payments/v1/accounts/{frozen}/freeze", new { reason = "A test" });

        var answers = await TogetherAsync(
            [(treasury, shop, "1.00", Key()), (payer, shop, "6.00", Key()), (payer, shop, "6.00", Key()), (payer, frozen, "1.00", Key()), (payer, shop, "4.00", Key()), (payer, shop, "0.01", Key()), (shop, payer, "11.01", Key())]);

        Assert.Equal(["201", "201", "409 PAY-0409", "409 PAY-0410", "201", "409 PAY-0409", "409 PAY-0409"], answers.Select(answer => answer.Outcome));
        Assert.Equal(("0.00", "11.00"), (await host.BalanceAsync(payer), await host.BalanceAsync(shop)));
        await AssertWholeAsync(4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_key_among_others_pays_once(bool onPostgreSql)
    {
        await StartAsync(onPostgreSql);
        var merchant = await host.OpenAsync();
        var (same, mixed) = (Key(), Key());

        var answers = await TogetherAsync(
            [(treasury, merchant, "1.00", same), (treasury, merchant, "1.00", same), (treasury, merchant, "2.00", mixed), (treasury, merchant, "1.00", same), (treasury, merchant, "3.00", mixed), (treasury, merchant, "4.00", Key())]);

        Assert.Equal(["201", "201", "201", "201", "422 API-0422", "201"], answers.Select(answer => answer.Outcome));
        Assert.Equal(["", "true", "", "true", "", ""], answers.Select(answer => answer.Header("Idempotency-Replayed")));
        Assert.Equal(answers[0].Body, answers[1].Body);
        Assert.Equal("7.00", await host.BalanceAsync(merchant));
        await AssertWholeAsync(3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_the_database_refuses_harms_nobody_else(bool onPostgreSql)
    {
        await StartAsync(onPostgreSql);
        var merchant = await host.OpenAsync();
        await using (var scope = host.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Database.ExecuteSqlRawAsync(onPostgreSql
                ? """
                  CREATE FUNCTION payments.unlucky() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.amount = 1300 THEN RAISE EXCEPTION 'unlucky' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;
                  CREATE TRIGGER unlucky BEFORE INSERT ON payments.transfers FOR EACH ROW EXECUTE FUNCTION payments.unlucky();
                  """
                : "CREATE TRIGGER unlucky BEFORE INSERT ON transfers WHEN NEW.amount = 1300 BEGIN SELECT RAISE(ABORT, 'unlucky'); END;", Cancellation);
        }

        var answers = await TogetherAsync([(treasury, merchant, "1.00", Key()), (treasury, merchant, "2.00", Key()), (treasury, merchant, "13.00", Key()), (treasury, merchant, "4.00", Key())]);

        Assert.Equal(["201", "201", "500 API-0500", "201"], answers.Select(answer => answer.Outcome));
        Assert.Equal("7.00", await host.BalanceAsync(merchant));
        await AssertWholeAsync(3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_names_an_account_that_is_not_theirs_is_refused_among_others(bool onPostgreSql)
    {
        await StartAsync(onPostgreSql);
        var (merchant, theirs, abroad) = (await host.OpenAsync(), await host.OpenAsync(client: "another"), await host.OpenAsync(tenant: "ma"));
        var (nowhere, known) = ($"{Guid.CreateVersion7()}", Key());
        await host.PayAsync(treasury, new { accountId = merchant }, "1.00", key: known);

        var answers = await TogetherAsync(
            [(treasury, merchant, "1.00", Key()), (theirs, merchant, "1.00", Key()), (abroad, merchant, "1.00", Key()), (nowhere, merchant, "1.00", Key()), (treasury, nowhere, "1.00", Key()), (treasury, abroad, "1.00", Key()), (treasury, treasury, "1.00", Key()), (theirs, merchant, "1.00", known), (treasury, theirs, "2.00", Key())]);

        Assert.Equal(["201", "404 PAY-0404", "404 PAY-0404", "404 PAY-0404", "422 PAY-0425", "422 PAY-0425", "422 PAY-0424", "422 API-0422", "201"], answers.Select(answer => answer.Outcome));
        Assert.Equal(("2.00", "-4.00"), (await host.BalanceAsync(merchant), await host.BalanceAsync(treasury)));
        await AssertWholeAsync(3);
    }

    [Fact]
    public async Task Nobody_waits_for_an_account_of_another_tenant()
    {
        await StartAsync(onPostgreSql: true);
        var (merchant, abroad) = (await host.OpenAsync(), await host.OpenAsync(tenant: "ma"));
        await using var scope = host.Scope();
        var database = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Database;
        await using var held = await database.BeginTransactionAsync(Cancellation);
        await database.ExecuteSqlAsync($"SELECT FROM payments.accounts WHERE id = {Guid.Parse(abroad)} FOR UPDATE", Cancellation);

        var answer = await host.PayAsync(abroad, new { accountId = merchant }, "1.00").WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        Assert.Equal("404 PAY-0404", answer.Outcome);
    }

    private static string Key() => Guid.CreateVersion7().ToString();

    private async Task StartAsync(bool onPostgreSql)
    {
        host = await PaymentsHost.StartAsync(onPostgreSql, services: services =>
        {
            services.ConfigureDbContext<SqlitePaymentsDbContext>(options => options.AddInterceptors(commit));
            services.ConfigureDbContext<PostgreSqlPaymentsDbContext>(options => options.AddInterceptors(commit));
        });
        treasury = await host.OpenAsync("treasury", floor: "-1000.00");
    }

    /// <summary>Sends the first order, and the others one by one while it is held up, so that they wait together in this order.</summary>
    private async Task<BlockAnswer[]> TogetherAsync((string From, string To, string Amount, string Key)[] orders)
    {
        var reached = commit.Hold();
        var answers = new List<Task<BlockAnswer>>();
        foreach (var (from, to, amount, key) in orders)
        {
            var waiting = answers.Count;
            answers.Add(host.PayAsync(from, new { accountId = to }, amount, key: key));
            await (waiting == 0 ? reached : WaitingAsync(waiting));
        }

        commit.Release();
        return await Task.WhenAll(answers);
    }

    private async Task WaitingAsync(int count)
    {
        while (host.Host.Services.GetRequiredService<PostingQueues>().Of("ke").Waiting < count)
        {
            await Task.Delay(1, Cancellation);
        }
    }

    private async Task AssertWholeAsync(int transfers)
    {
        var (_, report) = await HostVerifier.RunAsync(host, []);
        Assert.DoesNotContain("BROKEN", report, StringComparison.Ordinal);
        await using var scope = host.Scope();
        Assert.Equal(transfers, await scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Transfers.CountAsync(Cancellation));
    }
}
