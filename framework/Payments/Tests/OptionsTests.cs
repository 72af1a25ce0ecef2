using DigitalIndiaStack.Payments.Block;
using DigitalIndiaStack.Payments.Contracts;

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

        Assert.Equal(stops, new PaymentsOptionsValidator().Validate(null, options).Failed);
        options.Limits.Add(options.Limits[0]);
        Assert.True(new PaymentsOptionsValidator().Validate(null, options).Failed);
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

        Assert.Equal(stops, new PaymentsOptionsValidator().Validate(null, options).Failed);
    }

    private static HandleOptions Handle(string handle) => new() { Tenant = "ke", Handle = handle, Client = "tester" };
}
