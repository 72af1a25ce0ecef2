using System.Text.RegularExpressions;
using DigitalIndiaStack.Localization.Formats;

namespace DigitalIndiaStack.Localization.Tests;

public sealed class CurrencyNumberTests
{
    [Fact]
    public void Every_currency_in_use_has_a_number_of_its_own()
    {
        var codes = from first in Letters() from second in Letters() from third in Letters() select $"{first}{second}{third}";
        var numbers = codes.Where(code => Currencies.DigitsOf(code) is not null).Select(CurrencyNumbers.Of).ToList();

        Assert.All(numbers, number => Assert.Matches(new Regex("^[0-9]{3}$"), number!));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(codes.Where(code => Currencies.DigitsOf(code) is null), code => Assert.Null(CurrencyNumbers.Of(code)));
    }

    [Theory]
    [InlineData("KES", "404")]
    [InlineData("MAD", "504")]
    [InlineData("INR", "356")]
    [InlineData("EUR", "978")]
    [InlineData("ALL", "008")]
    public void A_number_keeps_its_zeros(string code, string number) => Assert.Equal(number, CurrencyNumbers.Of(code));

    private static IEnumerable<char> Letters() => Enumerable.Range('A', 26).Select(letter => (char)letter);
}
