using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>Checks over all operations judge those of the profiles that were asked for, and make nothing for others.</summary>
public sealed class AskedTests(UnsupportedTests.Host host) : IClassFixture<UnsupportedTests.Host>
{
    private static readonly SpecSet Specs = SpecSet.Load(Suite.Specs);

    [Fact]
    public async Task Two_blocks_that_were_asked_for_are_judged_and_no_other_operation_is_called()
    {
        var run = await host.RunAsync("", ["API-C07", "API-C41", "API-C46", "API-C48", "IDN-C11"], "api-core", "identity-core", "payments-core");

        Assert.True(run.Said.Output.Contains("5 pass;", StringComparison.Ordinal), run.Said.Output + run.Said.Error);
        Assert.Contains("on the operations of the profiles that were asked for", run.Said.Output, StringComparison.Ordinal);
        Assert.Contains(run.Addresses, address => address.Contains("/mandates", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Addresses, address => Others.Any(other => address.Contains(other, StringComparison.Ordinal)));
        Assert.Equal("api-core, identity-core, payments-core", string.Join(", ", run.Results["run"]!["asked"]!.AsArray()));
        Assert.Empty(run.LeftOut("API-3.1"));
        Assert.StartsWith("valid", (await run.VerifyAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_another_block_is_found_where_one_block_alone_was_asked_for()
    {
        var run = await host.RunAsync("", ["API-C41"], "identity-core");

        Assert.True(run.Said.Output.Contains("1 pass;", StringComparison.Ordinal), run.Said.Output + run.Said.Error);
        Assert.Empty(run.LeftOut("IDN-5.6"));
    }

    [Theory]
    [InlineData(true, "issueVoucher", "payments-voucher")]
    [InlineData(true, "createTransfer", "payments-core", "identity-core")]
    [InlineData(false, "issueVoucher", "payments-core", "api-core")]
    [InlineData(false, "createTransfer", "consent-core")]
    [InlineData(true, "issueVoucher", "api-core")]
    [InlineData(true, "issueVoucher")]
    [InlineData(true, "advanceClock", "consent-core")]
    public void A_profile_asks_for_the_operations_that_its_requirements_name(bool isAsked, string operation, params string[] profiles)
    {
        var block = operation == "advanceClock" ? "sandbox" : "payments";

        Assert.Equal(isAsked, AskedOperations.Of(Specs, profiles).Contains(Specs.Document(block)[operation]));
    }

    private static readonly string[] Others = ["/batches", "/webhooks", "/vouchers", "/bills", "/settlement", "/disputes", "/outward", "/virtual-ids", "/permissions", "/enrolment-applications", "/register-imports", "/credentials"];
}
