using DigitalIndiaStack.Localization.Identifiers;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Localization.Tests;

public sealed class PackTests : IDisposable
{
    private readonly PackFolder folder = new();

    [Theory]
    [InlineData("236", '3')]
    [InlineData("12345", '1')]
    [InlineData("", '0')]
    public void The_check_digit_is_that_of_Verhoeff(string digits, char expected) => Assert.Equal(expected, Verhoeff.CheckDigit(digits));

    [Fact]
    public void Every_wrong_digit_and_every_swap_of_neighbours_is_noticed()
    {
        const string number = "910000000015";
        Assert.True(Verhoeff.IsValid(number));

        for (var place = 0; place < number.Length; place++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != number[place]))
            {
                Assert.False(Verhoeff.IsValid(number[..place] + digit + number[(place + 1)..]));
            }

            if (place > 0 && number[place] != number[place - 1])
            {
                Assert.False(Verhoeff.IsValid(number[..(place - 1)] + number[place] + number[place - 1] + number[(place + 1)..]));
            }
        }

        Assert.False(Verhoeff.IsValid("91000000001x"));
        Assert.False(Verhoeff.IsValid(""));
    }

    [Theory]
    [InlineData("ke", new[] { "sw", "en" }, "KES", 11)]
    [InlineData("ma", new[] { "ar", "fr" }, "MAD", 10)]
    public void The_packs_of_the_repository_are_read_whole(string id, string[] offered, string currency, int personas)
    {
        using var host = TextHost.Over(ShippedPacks.Directory);
        var pack = host.GetRequiredService<ICountryPacks>().Find(id)!;

        Assert.Equal(offered, pack.Manifest.Languages.Offered);
        Assert.Equal(currency, pack.Manifest.Currency.Code);
        Assert.Equal(personas, pack.Personas.Count);
        Assert.Equal(3, pack.Personas.Count(persona => persona is { Role: "citizen", Farmer: not null, Account: not null }));
        Assert.Equal("farmer-input-benefit", Assert.Single(pack.Services).Id);
        Assert.All(pack.Manifest.Translation.Values, translation => Assert.Equal(TranslationStatus.Draft, translation.Status));
        Assert.NotEmpty(pack.AdminUnits);
        Assert.Equal("national", Assert.Single(pack.Identifiers).Key);
    }

    [Fact]
    public void A_name_is_picked_for_the_reader_and_marked_when_it_is_in_another_language()
    {
        using var host = TextHost.Over(ShippedPacks.Directory);
        var pack = host.GetRequiredService<ICountryPacks>().Find("ma")!;

        Assert.Equal(("المغرب", "ar", false), Picked("ar-MA"));
        Assert.Equal(("Maroc", "fr", true), Picked("zgh"));

        (string, string, bool) Picked(string language) =>
            pack.Pick(pack.Manifest.Names, language) is var name ? (name.Text, name.Language, name.IsFallback) : default;
    }

    [Fact]
    public void The_language_of_an_answer_is_one_that_the_pack_offers()
    {
        using var host = TextHost.Over(ShippedPacks.Directory);
        var pack = host.GetRequiredService<ICountryPacks>().Find("ma")!;

        Assert.Equal("fr", pack.ChooseLanguage("fr-FR,en;q=0.5"));
        Assert.Equal("ar", pack.ChooseLanguage("sw"));
        Assert.Equal("ar", pack.ChooseLanguage(null));
    }

    [Fact]
    public void A_wrong_pack_stops_the_start_and_every_fault_is_told()
    {
        folder.Write("xa/formats.json", "[]").Write("xa/theme.json", "{}").Write("xb/readme.txt", "no manifest");
        using var host = TextHost.Over(folder.Path);

        var refused = Assert.Throws<CountryPackException>(host.GetRequiredService<ICountryPacks>);

        Assert.All(["formats.json", "theme.json", Path.Combine("xb", "pack.json")], file => Assert.Contains(file, refused.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"Africa/Casablanca\"", "\"Africa/Nowhere\"")]
    [InlineData("\"grouping\": [3]", "\"grouping\": [0]")]
    [InlineData("\"id\": \"xa\"", "\"id\": \"xa\", \"id\": \"xa\"")]
    [InlineData("\"country\": \"MA\"", "\"country\": \"MA\", \"script\": \"run.sh\"")]
    public void A_manifest_that_could_fail_a_request_stops_the_start(string right, string wrong)
    {
        folder.Write("xa/pack.json", PackFolder.Manifest.Replace(right, wrong, StringComparison.Ordinal));
        using var host = TextHost.Over(folder.Path);

        Assert.Throws<CountryPackException>(host.GetRequiredService<ICountryPacks>);
    }

    [Fact]
    public void The_reader_itself_refuses_a_member_that_is_there_twice()
    {
        folder.Write("xa/pack.json", PackFolder.Manifest.Replace("\"id\": \"xa\"", "\"id\": \"xa\", \"id\": \"xa\"", StringComparison.Ordinal));

        Assert.NotEmpty(PackReader.Read(folder.Pack).Faults);
    }

    [Fact]
    public void A_reload_with_a_wrong_pack_keeps_the_old_ones()
    {
        using var host = TextHost.Over(folder.Path);
        var packs = host.GetRequiredService<ICountryPacks>();
        var before = packs.All;
        folder.Write("xa/pack.json", "{}");

        Assert.Throws<CountryPackException>(packs.Reload);
        Assert.Same(before, packs.All);
    }

    public void Dispose() => folder.Dispose();
}
