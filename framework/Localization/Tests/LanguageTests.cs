using DigitalIndiaStack.Localization.Languages;

namespace DigitalIndiaStack.Localization.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData(null, "sw")]
    [InlineData("", "sw")]
    [InlineData("en", "en")]
    [InlineData("en-GB,en;q=0.8", "en")]
    [InlineData("de, ar-MA;q=0.5, en;q=0.4", "ar")]
    [InlineData("en;q=0.1, ar;q=0.9", "ar")]
    [InlineData("en;q=0, *", "sw")]
    [InlineData("*;q=0.1, en;q=0.5", "en")]
    [InlineData("sw;q=0, *", "en")]
    [InlineData("zh-Hant-TW", "sw")]
    [InlineData("\u0000;;;q=", "sw")]
    public void The_language_that_the_reader_wants_most_is_chosen(string? header, string expected) =>
        Assert.Equal(expected, LanguageNegotiator.Choose(header, ["en", "sw", "ar"], "sw"));

    [Fact]
    public void A_neutral_wish_finds_a_regional_offer() => Assert.Equal("lo-LA", LanguageNegotiator.Choose("lo", ["en", "lo-LA"], "en"));

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("ar-MA", "rtl")]
    [InlineData("ur", "rtl")]
    [InlineData("ks-Deva", "ltr")]
    [InlineData("pa-Arab", "rtl")]
    [InlineData("fr", "ltr")]
    [InlineData("kri", "ltr")]
    public void The_direction_follows_from_the_script(string language, string direction) => Assert.Equal(direction, LanguageTag.Direction(language));

    [Fact]
    public void This_process_has_ICU() => Assert.Null(IcuCheck.Fault());
}
