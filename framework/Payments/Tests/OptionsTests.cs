using DigitalIndiaStack.Payments.Block;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.Extensions.Configuration;

namespace DigitalIndiaStack.Payments.Tests;

/// <summary>Settings that would be misread keep the host from starting.</summary>
public sealed class OptionsTests
{
    [Theory]
    [InlineData("KES", "1", true)]
    [InlineData("KES", "0.00", true)]
    [InlineData("JPY", "1.00", true)]
    [InlineData("ZZZ", "1.00", true)]
    [InlineData("KWD", "1.000", false)]
    [InlineData("JPY", "1", false)]
    public void Limits_that_are_no_amounts_stop_the_host(string currency, string amount, bool stops)
    {
        var options = new PaymentsOptions { Limits = { new() { Tenant = "ke", Kind = AccountKind.Merchant, Currency = currency, PerDay = amount } } };

        Assert.Equal(stops, Validator().Validate(null, options).Failed);
        options.Limits.Add(options.Limits[0]);
        Assert.True(Validator().Validate(null, options).Failed);
    }

    [Theory]
    [InlineData("safibank", false)]
    [InlineData("SafiBank", true)]
    [InlineData("safi-bank", true)]
    [InlineData("1bank", true)]
    [InlineData("b", true)]
    [InlineData("safibank\n", true)]
    [InlineData("firstbank", true)]
    [InlineData("flrstbank", true)]
    public void Handles_that_are_none_or_look_alike_stop_the_host(string handle, bool stops)
    {
        var options = new PaymentsOptions { Handles = { Handle("f1rstbank"), Handle(handle) } };

        Assert.Equal(stops, Validator().Validate(null, options).Failed);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Loopback_outside_a_sandbox_stops_the_host(bool isSandbox, bool stops)
    {
        var options = new PaymentsOptions { Webhooks = { AllowLoopback = true } };

        Assert.Equal(stops, Validator(isSandbox).Validate(null, options).Failed);
        options.Webhooks.AllowLoopback = false;
        Assert.False(Validator(isSandbox).Validate(null, options).Failed);
        options.Webhooks.TimeoutSeconds = 31;
        Assert.True(Validator(isSandbox).Validate(null, options).Failed);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    public void Lines_of_a_transaction_are_some_and_no_more_than_its_moment_has_ids_for(int lines, bool stops) =>
        Assert.Equal(stops, Validator().Validate(null, new PaymentsOptions { LinesAtOnce = lines }).Failed);

    private static PaymentsOptionsValidator Validator(bool isSandbox = false) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Sandbox:Enabled", $"{isSandbox}")]).Build());

    private static HandleOptions Handle(string handle) => new() { Tenant = "ke", Handle = handle, Client = "tester" };
}
