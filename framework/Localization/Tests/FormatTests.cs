using System.Globalization;
using DigitalIndiaStack.Localization.Formats;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Localization.Tests;

public sealed class FormatTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly DateTimeOffset Instant = new(2026, 11, 23, 22, 30, 0, TimeSpan.Zero);
    private readonly PackFolder folder = new();

    [Theory]
    [InlineData("ke", "sw", "23 Novemba 2026", "Ksh\u00a01,234,567.50", "24 Novemba 2026, 01:30")]
    [InlineData("ke", "en", "23 November 2026", "Ksh\u00a01,234,567.50", "24 November 2026, 01:30")]
    [InlineData("ma", "ar", "23 نونبر 2026", "1.234.567,50\u00a0د.م.", "23 نونبر 2026 في 23:30")]
    [InlineData("ma", "fr", "23 novembre 2026", "1.234.567,50\u00a0MAD", "23 novembre 2026 à 23:30")]
    [InlineData("ma", "ar-MA", "23 نونبر 2026", "1.234.567,50\u00a0د.م.", "23 نونبر 2026 في 23:30")]
    public void Dates_and_money_are_written_as_the_country_writes_them(string pack, string language, string date, string money, string moment)
    {
        using var host = TextHost.Over(ShippedPacks.Directory);
        var formats = Formats(host, pack, language);
        var currency = pack == "ke" ? "KES" : "MAD";

        Assert.Equal((date, "23/11/2026"), (formats.Date(Day), formats.ShortDate(Day)));
        Assert.Equal(money, formats.Money(currency, "1234567.50"));
        Assert.Equal(moment, formats.Moment(Instant));
    }

    [Theory]
    [InlineData("ar", "\u2066-1.234,50\u2069\u00a0د.م.", "\u2066-7\u2069")]
    [InlineData("fr", "-1.234,50\u00a0MAD", "-7")]
    public void A_sign_stays_before_its_number_where_letters_run_from_the_right(string language, string money, string number)
    {
        using var host = TextHost.Over(ShippedPacks.Directory);
        var formats = Formats(host, "ma", language);

        Assert.Equal((money, number), (formats.Money("MAD", "-1234.50"), formats.Number(-7m)));
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("am-ET")]
    public void The_ambient_culture_is_never_asked(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        using var host = TextHost.Over(ShippedPacks.Directory);
        var formats = Formats(host, "ke", "sw");

        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var text = $"{formats.Date(Day)} {formats.Number(-1234.50m)} {formats.Money("KES", 3.5m)}";
        CultureInfo.CurrentCulture = before;

        Assert.Equal("23 Novemba 2026 -1,234.50 Ksh\u00a03.50", text);
    }

    [Theory]
    [InlineData(1.4, "1,4")]
    [InlineData(-1234.5, "-1.234,5")]
    [InlineData(2.0, "2")]
    [InlineData(1e30, "1E+30")]
    [InlineData(double.NaN, "NaN")]
    public void Measured_values_are_written_as_the_country_writes_numbers(double value, string expected)
    {
        using var host = TextHost.Over(ShippedPacks.Directory);

        Assert.Equal(expected, Formats(host, "ma", "fr").Value(value));
    }

    [Fact]
    public void Digits_and_groups_are_those_of_the_pack()
    {
        folder.ChangeManifest(manifest =>
        {
            manifest["digits"] = "native-display";
            manifest["grouping"] = new System.Text.Json.Nodes.JsonArray(3, 2);
        });
        folder.Write("xa/formats.json", """{ "ar": { "decimalSeparator": "٫", "groupSeparator": "٬", "digits": "٠١٢٣٤٥٦٧٨٩" } }""");
        using var host = TextHost.Over(folder.Path);

        Assert.Equal("١٢٬٣٤٬٥٦٧٫٥٠", Formats(host, "xa", "ar").Number(1234567.50m));
    }

    [Fact]
    public void A_calendar_of_the_culture_does_not_change_the_date()
    {
        folder.ChangeManifest(manifest => manifest["culture"] = new System.Text.Json.Nodes.JsonObject { ["ar"] = "ar-SA", ["fr"] = "fa-IR" });
        folder.Write("xa/formats.json", "{}");
        using var host = TextHost.Over(folder.Path);

        Assert.Equal("23 نوفمبر 2026", Formats(host, "xa", "ar").Date(Day));
        Assert.EndsWith(" 2026", Formats(host, "xa", "fr").Date(Day), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("GNF", 0)]
    [InlineData("KES", 2)]
    [InlineData("TND", 3)]
    [InlineData("UYW", 4)]
    [InlineData("XXX", null)]
    public void A_currency_has_the_digits_of_ISO_4217(string code, int? digits) => Assert.Equal(digits, Currencies.DigitsOf(code));

    [Fact]
    public void An_amount_finer_than_its_currency_is_refused()
    {
        using var host = TextHost.Over(ShippedPacks.Directory);
        var formats = Formats(host, "ke", "en");

        Assert.Throws<ArgumentException>(() => formats.Money("KES", 1.005m));
        Assert.Throws<ArgumentException>(() => formats.Money("QQQ", 1m));
    }

    public void Dispose() => folder.Dispose();

    private static LocalFormats Formats(ServiceProvider host, string pack, string language)
    {
        host.GetRequiredService<ICountryPackAccessor>().Current = host.GetRequiredService<ICountryPacks>().Find(pack);
        return host.GetRequiredService<IFormatSource>().OfLanguage(language);
    }
}
