using CsCheck;
using DigitalIndiaStack.Identity.Block.Domain.Names;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Tests.Domain;

/// <summary>Which names are alike (IDN-14.6 to IDN-14.8).</summary>
public sealed class NameTests
{
    private static readonly Gen<string> Part = Gen.Char["abcdefghijklmnoprstuz"].Array[3, 9].Select(letters => new string(letters));

    [Theory]
    [InlineData("Wanjiru Kamau", "KAMAU, Wanjiru")]
    [InlineData("José Núñez", "Jose Nunez")]
    [InlineData("Ｗａｎｊｉｒｕ", "Wanjiru")]
    [InlineData("Mohammed Hassan", "Muhammad Hasan")]
    [InlineData("Mohammed Hassan", "محمد حسن")]
    [InlineData("Ahmed", "أحمد")]
    [InlineData("Fatima Zahra", "فاطمة زهرة")]
    [InlineData("Youssef", "يوسف")]
    [InlineData("Yusuf", "يوسف")]
    [InlineData("Khadija", "خديجة")]
    [InlineData("Khalid", "خَالِد")]
    [InlineData("Ali Omar", "علي عمر")]
    [InlineData("Rashid", "الرشيد")]
    [InlineData("Amit Sharma", "अमित शर्मा")]
    [InlineData("Priya Gupta", "प्रिया गुप्ता")]
    [InlineData("Krishna Patel", "कृष्ण पटेल")]
    [InlineData("Vikram", "विक्रम")]
    [InlineData("Ahmed bin Yusuf", "Ahmed Yusuf")]
    [InlineData("Amina binti Juma", "Amina Juma")]
    [InlineData("Daniel arap Moi", "Daniel Moi")]
    [InlineData("O'Brien", "OBrien")]
    [InlineData("Straße", "Strasse")]
    public void Spellings_of_one_name_are_the_same(string name, string other) => Assert.Equal(NameLikeness.Same, NameForm.Of(name).LikenessTo(NameForm.Of(other)));

    [Theory]
    [InlineData("Suharto", "Suharto Wijaya")]
    [InlineData("Ahmed Yusuf", "Ahmed Yusuf Ali")]
    [InlineData("أحمد يوسف", "Ahmed Yusuf Ali")]
    public void A_mononym_and_a_name_without_the_grandfather_are_contained(string name, string other)
    {
        Assert.Equal(NameLikeness.Contained, NameForm.Of(name).LikenessTo(NameForm.Of(other)));
        Assert.Equal(NameLikeness.Contained, NameForm.Of(other).LikenessTo(NameForm.Of(name)));
    }

    [Theory]
    [InlineData("Wanjiru Kamau", "Wambui Kamau")]
    [InlineData("Amit Sharma", "Sumit Sharma")]
    [InlineData("Li Wei", "Lu Wei")]
    [InlineData("Ali Ali", "Ali Omar")]
    [InlineData("王小明", "王大明")]
    [InlineData("---", "---")]
    [InlineData("", "Ali")]
    public void Other_names_are_not_alike(string name, string other) => Assert.Null(NameForm.Of(name).LikenessTo(NameForm.Of(other)));

    [Fact]
    public void Order_case_and_doubled_consonants_do_not_count() =>
        Gen.Select(Part.Array[1, 4], Gen.Int[0, 1000]).Sample((parts, seed) =>
        {
            var other = parts.OrderBy(part => HashCode.Combine(part, seed)).Select(part => part.ToUpperInvariant().Normalize()).ToArray();
            Assert.Equal(NameLikeness.Same, NameForm.Of(string.Join(' ', parts)).LikenessTo(NameForm.Of(string.Join(", ", other))));
        });

    [Fact]
    public void Likeness_is_mutual_and_a_form_of_any_text_is_made() =>
        Gen.Select(Gen.String[0, 40], Gen.String[0, 40]).Sample((name, other) =>
        {
            var (form, second) = (NameForm.Of(name), NameForm.Of(other));
            Assert.Equal(form.LikenessTo(second), second.LikenessTo(form));
            Assert.Equal(form.Parts.Count == 0 ? null : NameLikeness.Same, form.LikenessTo(NameForm.Of(name)));
        });

    [Fact]
    public void Day_and_month_are_exchanged_and_back_and_both_have_one_gate() =>
        Gen.Date.Sample(moment =>
        {
            var date = DateOnly.FromDateTime(moment);
            var exchanged = BirthForm.Exchanged(date);
            Assert.Equal(date, BirthForm.Exchanged(exchanged));
            Assert.Equal(BirthForm.Canonical(date), BirthForm.Canonical(exchanged));
            Assert.True(date == exchanged ? date.Day > 12 || date.Day == date.Month : (date.Day, date.Month) == (exchanged.Month, exchanged.Day));
        });
}
