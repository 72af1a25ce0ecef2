using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Api;

/// <summary>The client <c>tester</c> has the handle <c>safibank</c> in Kenya; <c>another</c> has <c>pesabank</c>.</summary>
public sealed class AddressTests(PaymentsHost host)
{
    private const string Resolutions = "/payments/v1/address-resolutions";

    [Fact]
    public async Task An_address_is_kept_in_lower_case_shows_a_name_and_is_paid()
    {
        var (treasury, shop) = (await host.OpenAsync("treasury", floor: "-100.00"), await host.OpenAsync());

        var created = await CreateAsync("Lower.Case@SafiBank", shop);

        Assert.Equal("201", created.Outcome);
        Assert.Equal("lower.case@safibank", created.Text("address"));
        var resolved = await ResolveAsync("LOWER.case@safibank");
        Assert.Equal("""{"address":"lower.case@safibank","name":"The merchant"}""", resolved.Body);
        Assert.Equal("201", (await host.PayAsync(treasury, new { address = "lower.CASE@safibank" }, "2.00")).Outcome);
        Assert.Equal("2.00", await host.BalanceAsync(shop));
    }

    [Theory]
    [InlineData("look.alike@safibank")]
    [InlineData("LOOK.ALIKE@safibank")]
    [InlineData("l00k-alike@safibank")]
    [InlineData("lookalike@safibank")]
    [InlineData("look.a1ike@safibank")]
    [InlineData("look.ailke@safibank")]
    public async Task An_address_that_looks_like_another_is_refused(string address)
    {
        var shop = await host.OpenAsync();
        await CreateAsync("look.alike@safibank", shop);

        Assert.Equal("409 PAY-0414", (await CreateAsync(address, shop)).Outcome);
    }

    [Theory]
    [InlineData("a.b@pesabank", "422 PAY-0429")]
    [InlineData("a.b@nobodys", "422 PAY-0429")]
    [InlineData("a..b@safibank", "400 API-0400")]
    [InlineData(".ab@safibank", "400 API-0400")]
    [InlineData("ab.@safibank", "400 API-0400")]
    [InlineData("a b@safibank", "400 API-0400")]
    [InlineData("аb@safibank", "400 API-0400")]
    [InlineData("ab＠safibank", "400 API-0400")]
    [InlineData("a\u200bb@safibank", "400 API-0400")]
    [InlineData("ab@safibank\n", "400 API-0400")]
    [InlineData("ab@safi.bank", "400 API-0400")]
    [InlineData("ab@@safibank", "400 API-0400")]
    public async Task An_address_that_breaks_the_grammar_or_takes_anothers_handle_is_refused(string address, string outcome) =>
        Assert.Equal(outcome, (await CreateAsync(address, await host.OpenAsync())).Outcome);

    [Fact]
    public async Task A_client_sees_its_own_handles_and_gives_addresses_to_its_own_accounts()
    {
        Assert.Equal("""{"handles":["safibank"]}""", (await host.GetAsync("/payments/v1/handles")).Body);
        Assert.Equal("""{"handles":[]}""", (await host.GetAsync("/payments/v1/handles", "tester", "ma")).Body);
        Assert.Equal("404 PAY-0404", (await CreateAsync("theft@safibank", await host.OpenAsync(client: "another"))).Outcome);
    }

    [Fact]
    public async Task An_address_is_found_in_its_tenant_until_its_account_is_closed()
    {
        var (treasury, shop) = (await host.OpenAsync("treasury", floor: "-100.00"), await host.OpenAsync());
        await CreateAsync("closing@safibank", shop);

        Assert.Equal("404 PAY-0405", (await host.PostAsync(Resolutions, new { address = "closing@safibank" }, tenant: "ma")).Outcome);
        Assert.Equal("422 PAY-0425", (await host.PayAsync(treasury, new { address = "nobody@safibank" }, "1.00")).Outcome);
        await host.PostAsync($"/payments/v1/accounts/{shop}/close", null);

        Assert.Equal("404 PAY-0405", (await ResolveAsync("closing@safibank")).Outcome);
        Assert.Equal("409 PAY-0410", (await host.PayAsync(treasury, new { address = "closing@safibank" }, "1.00")).Outcome);
        Assert.Equal("409 PAY-0414", (await CreateAsync("closing@safibank", await host.OpenAsync())).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_look_alikes_at_the_same_time_one_is_created(bool onPostgreSql)
    {
        await using var own = await PaymentsHost.StartAsync(onPostgreSql);
        var shop = await own.OpenAsync();

        var answers = await Task.WhenAll(new[] { "r.ace@safibank", "ra.ce@safibank", "race@safibank", "RACE@safibank" }
            .Select(address => own.PostAsync("/payments/v1/addresses", new { address, accountId = shop })));

        Assert.Equal(["201", "409 PAY-0414", "409 PAY-0414", "409 PAY-0414"], answers.Select(answer => answer.Outcome).Order());
    }

    private Task<BlockAnswer> CreateAsync(string address, string account) => host.PostAsync("/payments/v1/addresses", new { address, accountId = account });

    private Task<BlockAnswer> ResolveAsync(string address) => host.PostAsync(Resolutions, new { address });
}
