using System.Globalization;
using System.Text.Encodings.Web;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace DigitalIndiaStack.Localization.Tests;

public sealed class TextTests : IDisposable
{
    private readonly PackFolder folder = new();
    private readonly ServiceProvider services;

    public TextTests() => services = TextHost.Over(folder.Path);

    private ITextSource Texts => services.GetRequiredService<ITextSource>();

    [Fact]
    public void A_text_of_the_pack_is_found_and_its_value_is_isolated_in_a_right_to_left_text()
    {
        var message = Texts.FindIn("ar", "test.greeting", ("name", "Mithal"));

        Assert.Equal("نهاركم سعيد، \u2068Mithal\u2069.", message.Text);
        Assert.Equal(("ar", "rtl", false), (message.Language, message.Direction, message.IsFallback));
    }

    [Fact]
    public void A_regional_reader_finds_the_neutral_language() => Assert.False(Texts.FindIn("ar-EG", "TST-0404").IsFallback);

    [Fact]
    public void A_missing_text_falls_back_to_the_packs_fallback_and_then_to_English_and_says_so()
    {
        var french = Texts.FindIn("ar", "test.french");
        var english = Texts.FindIn("ar", "test.untranslated");

        Assert.Equal(("fr", "ltr", true), (french.Language, french.Direction, french.IsFallback));
        Assert.Equal(("en", "ltr", true), (english.Language, english.Direction, english.IsFallback));
        Assert.False(Texts.FindIn("en", "test.untranslated").IsFallback);
    }

    [Fact]
    public void Razor_writes_a_fallback_inside_a_span_with_its_language_and_encodes_it()
    {
        using var writer = new StringWriter();
        Texts.FindIn("ar", "test.untranslated").WriteTo(writer, HtmlEncoder.Default);
        Texts.FindIn("en", "test.greeting", ("name", "<b>")).WriteTo(writer, HtmlEncoder.Default);

        Assert.Equal("<span lang=\"en\" dir=\"ltr\">Only in English.</span>Good day, &lt;b&gt;.", writer.ToString());
    }

    [Theory]
    [InlineData(0, "لا حقول.")]
    [InlineData(1, "حقل واحد.")]
    [InlineData(2, "حقلان.")]
    [InlineData(3, "\u20683\u2069 حقول.")]
    [InlineData(11, "\u206811\u2069 حقلا.")]
    [InlineData(100, "\u2068100\u2069 حقل.")]
    public void Arabic_has_six_forms(int count, string expected) => Assert.Equal(expected, Texts.FindIn("ar", "test.fields", ("count", count)).Text);

    [Fact]
    public void A_fallback_uses_the_plural_rules_of_its_own_language() =>
        Assert.Equal("2 fields will be shared.", Texts.FindIn("sw", "test.fields", ("count", 2)).Text);

    [Fact]
    public void Money_and_dates_are_written_as_the_language_of_the_text_writes_them()
    {
        var message = Texts.FindIn("ar", "test.paid", ("amount", new Formats.MoneyArgument("MAD", "1234.50")), ("date", new DateOnly(2026, 11, 23)));

        Assert.Equal("دُفع \u20681.234,50 د.م.\u2069 في \u206823 نونبر 2026\u2069.", message.Text);
    }

    [Fact]
    public void An_unknown_key_shows_itself_and_a_missing_argument_stays_visible()
    {
        Assert.True(Texts.FindIn("en", "test.nothing") is { IsMissing: true, Text: "test.nothing" });
        Assert.Equal("Good day, {{name}}.", Texts.FindIn("en", "test.greeting").Text);
    }

    [Fact]
    public void The_current_pack_decides_which_texts_a_tenant_sees()
    {
        folder.Write("xb/pack.json", PackFolder.Manifest.Replace("\"xa\"", "\"xb\"", StringComparison.Ordinal));
        folder.Write("xb/strings/ar.json", """{ "TST-0404": "غير موجود." }""");
        var packs = services.GetRequiredService<ICountryPacks>();
        packs.Reload();

        services.GetRequiredService<ICountryPackAccessor>().Current = packs.Find("xb");

        Assert.Equal("غير موجود.", Texts.FindIn("ar", "TST-0404").Text);
    }

    [Fact]
    public void The_string_localizer_follows_the_culture_of_the_request_and_tells_the_language()
    {
        var localizer = services.GetRequiredService<IStringLocalizer<TextTests>>();
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ar-MA");
        var greeting = localizer["test.greeting", ("name", "Mithal")];
        var fallback = localizer["test.untranslated"];
        CultureInfo.CurrentUICulture = before;

        Assert.Equal(("نهاركم سعيد، \u2068Mithal\u2069.", "ar"), (greeting.Value, greeting.SearchedLocation));
        Assert.Equal("en", fallback.SearchedLocation);
        Assert.False(fallback.ResourceNotFound);
    }

    [Fact]
    public void Without_a_pack_directory_the_product_speaks_English()
    {
        using var bare = TextHost.Over(Path.Combine(folder.Path, "absent"));

        Assert.Empty(bare.GetRequiredService<ICountryPacks>().All);
        Assert.Equal("The thing was not found.", bare.GetRequiredService<ITextSource>().FindIn("ar", "TST-0404").Text);
    }

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }
}
