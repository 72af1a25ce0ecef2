using CsCheck;
using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Tests.Domain;

/// <summary>National numbers and PINs.</summary>
public sealed class NumberTests
{
    private static readonly Gen<string> Payloads = Gen.Char['0', '9'].Array[11].Select(digits => new string(digits));

    [Theory]
    [InlineData("236", '3')]
    [InlineData("12345", '1')]
    [InlineData("142857", '0')]
    [InlineData("123456789012", '0')]
    public void The_check_digit_is_that_of_published_examples(string payload, char expected) => Assert.Equal(expected, Verhoeff.CheckDigit(payload));

    [Fact]
    public void Every_wrong_digit_is_noticed() => Gen.Select(Payloads, Gen.Int[0, 11], Gen.Int[1, 9]).Sample((payload, place, step) =>
    {
        var number = (payload + Verhoeff.CheckDigit(payload)).ToCharArray();
        Assert.True(Verhoeff.IsValid(number));
        number[place] = (char)('0' + ((number[place] - '0' + step) % 10));
        Assert.False(Verhoeff.IsValid(number));
    });

    [Fact]
    public void Every_swap_of_neighbours_is_noticed() => Gen.Select(Payloads, Gen.Int[0, 10]).Sample((payload, place) =>
    {
        var number = (payload + Verhoeff.CheckDigit(payload)).ToCharArray();
        (number[place], number[place + 1]) = (number[place + 1], number[place]);
        Assert.Equal(number[place] == number[place + 1], Verhoeff.IsValid(number));
    });

    [Fact]
    public void A_drawn_number_is_one_and_has_its_prefix() => Gen.Char['0', '9'].Array[0, 8].Select(digits => new string(digits)).Sample(prefix =>
    {
        var number = NationalNumber.Random(prefix);
        Assert.StartsWith(prefix, number.Value, StringComparison.Ordinal);
        Assert.Equal(number, NationalNumber.Parse(number.Value));
    });

    [Fact]
    public void Drawn_numbers_hardly_ever_meet() =>
        Assert.InRange(Enumerable.Range(0, 10_000).Select(_ => NationalNumber.Random("9").Value).Distinct().Count(), 9_998, 10_000);

    [Theory]
    [InlineData("9100 0000 0015", "910000000015")]
    [InlineData("9100-0000-0015", "910000000015")]
    [InlineData("910000000016", null)]
    [InlineData("91000000001", null)]
    [InlineData("9100000000150", null)]
    [InlineData("91000000001x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_number_is_read_as_people_write_it(string? text, string? expected) => Assert.Equal(expected, NationalNumber.Parse(text)?.Value);

    [Theory]
    [InlineData("000000")]
    [InlineData("777777")]
    [InlineData("123456")]
    [InlineData("654321")]
    [InlineData("789012")]
    [InlineData("210987")]
    public void A_PIN_that_anybody_would_try_first_is_too_simple(string pin) => Assert.True(Pin.IsTooSimple(pin));

    [Theory]
    [InlineData("482915")]
    [InlineData("123457")]
    [InlineData("112233")]
    [InlineData("135791")]
    public void Another_PIN_is_not(string pin) => Assert.False(Pin.IsTooSimple(pin));

    [Fact]
    public void A_PIN_hash_knows_its_PIN_salts_each_and_needs_the_pepper()
    {
        var plain = new PinHash(1000, []);
        var peppered = new PinHash(1000, [1, 2, 3]);
        var stored = peppered.Create("482915");

        Assert.True(peppered.Matches("482915", stored));
        Assert.False(peppered.Matches("482916", stored));
        Assert.False(peppered.Matches("482915", null));
        Assert.False(plain.Matches("482915", stored));
        Assert.NotEqual(stored, peppered.Create("482915"));
        Assert.DoesNotContain("482915", stored, StringComparison.Ordinal);
    }
}
