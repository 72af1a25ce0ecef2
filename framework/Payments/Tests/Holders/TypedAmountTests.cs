using DigitalIndiaStack.Payments.Block.Pages.Payments;

namespace DigitalIndiaStack.Payments.Tests.Holders;

/// <summary>People type amounts in more ways than one; what could be read in two is refused.</summary>
public sealed class TypedAmountTests
{
    [Theory]
    [InlineData("1250.50", "KES", "1250.50")]
    [InlineData("1 250,5", "KES", "1250.50")]
    [InlineData("1\u202f250", "MAD", "1250.00")]
    [InlineData("١٢٥٠٫٥٠", "MAD", "1250.50")]
    [InlineData("1.", "KES", "1.00")]
    [InlineData("1250", "JPY", "1250")]
    [InlineData("1,250", "TND", "1.250")]
    public void An_amount_is_read_as_it_is_meant(string typed, string currency, string read)
    {
        Assert.Equal(read, TypedAmount.Read(typed, currency));
        Assert.True(Core.Values.Money.TryParse(currency, read, out _));
    }

    [Theory]
    [InlineData(null, "KES")]
    [InlineData("", "KES")]
    [InlineData("1,250", "KES")]
    [InlineData("1,250.50", "KES")]
    [InlineData("12.5", "JPY")]
    [InlineData("much", "KES")]
    [InlineData(".", "KES")]
    public void What_is_none_or_may_be_two_stays_wrong(string? typed, string currency) =>
        Assert.False(Core.Values.Money.TryParse(currency, TypedAmount.Read(typed, currency), out _));
}
