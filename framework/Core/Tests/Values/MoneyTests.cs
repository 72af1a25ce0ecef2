using CsCheck;
using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Core.Tests.Values;

public sealed class MoneyTests
{
    private static readonly Gen<Money> Amounts =
        Gen.Select(Gen.OneOf<string>("INR", "KES", "MAD", "JPY", "KWD", "CLF"), Gen.Long, (currency, units) => new Money(Currency.Parse(currency), units));

    [Fact]
    public void What_is_written_is_read_back() =>
        Amounts.Sample(money => Money.Parse(money.Currency.Code, money.Amount) == money, iter: 20_000);

    [Fact]
    public void An_amount_has_exactly_the_digits_of_its_currency() =>
        Amounts.Sample(money => money.Amount.Split('.').Skip(1).Sum(part => part.Length) == money.Currency.Digits, iter: 5_000);

    [Fact]
    public void A_sum_is_exact_or_refused() =>
        Gen.Select(Gen.Long, Gen.Long).Sample((left, right) =>
        {
            var currency = Currency.Parse("KES");
            var exact = (Int128)left + right;
            var fits = exact >= long.MinValue && exact <= long.MaxValue;
            Money Sum() => new Money(currency, left) + new Money(currency, right);
            if (fits)
            {
                return Sum().MinorUnits == (long)exact;
            }

            Assert.Throws<OverflowException>(() => Sum());
            return true;
        }, iter: 20_000);

    [Fact]
    public void No_text_makes_it_throw_and_what_it_takes_it_writes_the_same() =>
        Gen.Select(Gen.OneOf<string>("INR", "JPY", "KWD", "XXX"), Gen.String[Gen.OneOf<char>(".-+0123456789 e,٣０".ToCharArray()), 0, 24])
            .Sample((currency, text) => !Money.TryParse(currency, text, out var money) || money.Amount == text, iter: 50_000);

    [Theory]
    [InlineData("KES", "1250.00", 125_000)]
    [InlineData("INR", "-0.01", -1)]
    [InlineData("JPY", "1250", 1_250)]
    [InlineData("KWD", "0.001", 1)]
    [InlineData("MAD", "92233720368547758.07", long.MaxValue)]
    [InlineData("MAD", "-92233720368547758.08", long.MinValue)]
    public void An_amount_is_whole_minor_units(string currency, string amount, long units)
    {
        Assert.Equal(units, Money.Parse(currency, amount).MinorUnits);
        Assert.Equal(amount, Money.Parse(currency, amount).Amount);
    }

    [Theory]
    [InlineData("KES", "1250")]
    [InlineData("KES", "1250.0")]
    [InlineData("KES", "1250.000")]
    [InlineData("KES", "1,250.00")]
    [InlineData("KES", "01.00")]
    [InlineData("KES", ".50")]
    [InlineData("KES", "+1.00")]
    [InlineData("KES", "-0.00")]
    [InlineData("KES", "1.00 ")]
    [InlineData("KES", "1.00\n")]
    [InlineData("KES", "1e2.00")]
    [InlineData("KES", "٣.00")]
    [InlineData("KES", "")]
    [InlineData("KES", "-")]
    [InlineData("JPY", "1.0")]
    [InlineData("JPY", "1.")]
    [InlineData("MAD", "92233720368547758.08")]
    [InlineData("MAD", "-92233720368547758.09")]
    [InlineData("MAD", "99999999999999999999999999999999999999999999.00")]
    [InlineData("XXX", "1.00")]
    [InlineData("kes", "1.00")]
    [InlineData("KESH", "1.00")]
    [InlineData(null, "1.00")]
    [InlineData("KES", null)]
    public void Anything_else_is_refused(string? currency, string? amount) =>
        Assert.False(Money.TryParse(currency, amount, out _));

    [Fact]
    public void Currencies_do_not_mix()
    {
        var shillings = Money.Parse("KES", "1.00");
        var dirhams = Money.Parse("MAD", "1.00");

        Assert.Throws<InvalidOperationException>(() => shillings + dirhams);
        Assert.Throws<InvalidOperationException>(() => shillings < dirhams);
        Assert.NotEqual(shillings, dirhams);
    }

    [Fact]
    public void Amounts_of_one_currency_are_ordered_and_subtracted()
    {
        var currency = Currency.Parse("KES");
        Gen.Select(Gen.Int[-3, 3], Gen.Int[-3, 3]).Sample((left, right) =>
        {
            var (first, second) = (new Money(currency, left), new Money(currency, right));
            bool[] told = [(first < second), (first > second), (first <= second), (first >= second), first.IsNegative];
            bool[] expected = [(left < right), (left > right), (left <= right), (left >= right), left < 0];
            return told.SequenceEqual(expected)
                && (first - second).MinorUnits == left - right
                && (-first).MinorUnits == -left;
        });
        Assert.Throws<OverflowException>(() => new Money(currency, long.MinValue) - new Money(currency, 1));
        Assert.Equal("-12.50 KES", new Money(currency, -1_250).ToString());
    }

    [Fact]
    public void The_least_amount_has_no_opposite() =>
        Assert.Throws<OverflowException>(() => -new Money(Currency.Parse("KES"), long.MinValue));
}
