using CsCheck;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Payments.Tests.Vouchers;

/// <summary>Secret numbers: what is drawn can be read however it is typed, and what is mistyped is found.</summary>
public sealed class SecretNumberTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly Gen<string> Numbers = Gen.Int.Select(_ => SecretNumber.Next().Text);

    [Fact]
    public void A_number_is_read_however_it_is_typed() => Gen.Select(Numbers, Gen.Bool, Gen.Bool, Gen.OneOf(Gen.Const(""), Gen.Const(" "), Gen.Const("-"))).Sample((text, small, letters, between) =>
    {
        var typed = string.Join(between, text.Split('-'));
        typed = letters ? typed.Replace('0', 'O').Replace('1', 'I') : typed.Replace('1', 'L');
        return SecretNumber.TryRead(small ? typed.ToLowerInvariant() : typed, out var number) && number.Text == text;
    });

    [Fact]
    public void One_wrong_character_is_found() => Gen.Select(Numbers, Gen.Int[0, 19], Gen.Int[1, 31]).Sample((text, place, step) =>
    {
        var plain = text.Replace("-", "", StringComparison.Ordinal).ToCharArray();
        plain[place] = Alphabet[(Alphabet.IndexOf(plain[place], StringComparison.Ordinal) + step) % Alphabet.Length];
        return !SecretNumber.TryRead(new string(plain), out _);
    });

    [Fact]
    public void Two_neighbours_that_changed_places_are_found() => Gen.Select(Numbers, Gen.Int[0, 18]).Sample((text, place) =>
    {
        var plain = text.Replace("-", "", StringComparison.Ordinal).ToCharArray();
        (plain[place], plain[place + 1]) = (plain[place + 1], plain[place]);

        // Of 0 and Z the algorithm cannot tell which comes first.
        var pair = $"{plain[place]}{plain[place + 1]}";
        return plain[place] == plain[place + 1] || pair is "0Z" or "Z0" || !SecretNumber.TryRead(new string(plain), out _);
    });

    [Fact]
    public void Whatever_is_typed_is_read_or_refused() => Gen.String.Sample(typed =>
    {
        var read = SecretNumber.TryRead(typed, out var number);
        return !read || SecretNumber.TryRead(number.Text, out _);
    });

    [Theory]
    [InlineData("")]
    [InlineData("7K2M-9QXD-4HTR-0WPC-3NV")]
    [InlineData("UUUU-UUUU-UUUU-UUUU-UUUU")]
    [InlineData("7K2M_9QXD_4HTR_0WPC_3NVE")]
    [InlineData("0000-0000-0000-0000-00000")]
    public void What_is_no_number_is_refused(string typed) => Assert.False(SecretNumber.TryRead(typed, out _));

    [Fact]
    public void Each_character_is_drawn_anew()
    {
        var numbers = Enumerable.Range(0, 2000).Select(_ => SecretNumber.Next().Text.Replace("-", "", StringComparison.Ordinal)).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(Enumerable.Range(0, 19), place => Assert.Equal(Alphabet.Length, numbers.Select(number => number[place]).Distinct().Count()));
    }

    [Fact]
    public void What_is_kept_depends_on_the_key_that_lies_outside_of_the_store()
    {
        var folder = Directory.CreateTempSubdirectory("dis-vouchers-");
        try
        {
            var number = SecretNumber.Next();
            var (one, again, other) = (Keys(folder, "a"), Keys(folder, "a"), Keys(folder, "b"));

            Assert.Equal(number.Hash(one, "ke"), number.Hash(again, "ke"));
            Assert.NotEqual(number.Hash(one, "ke"), number.Hash(other, "ke"));
            Assert.NotEqual(number.Hash(one, "ke"), number.Hash(one, "ma"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SecretKeys Keys(DirectoryInfo folder, string name) =>
        new(Options.Create(new KeyOptions { Directory = Path.Combine(folder.FullName, name) }), new ConfigurationBuilder().Build(), NullLogger<SecretKeys>.Instance);
}
