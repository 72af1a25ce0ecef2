using DigitalIndiaStack.Identity.Block;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Clients.Names;
using DigitalIndiaStack.Identity.Block.Sandbox;

namespace DigitalIndiaStack.Identity.Tests.Clients;

/// <summary>Names that persons read: their letters, and what they look like.</summary>
public sealed class ClientNameTests
{
    [Theory]
    [InlineData("Market Prices")]
    [InlineData("O'Neil & Sons (Kenya), No. 5")]
    [InlineData("Sant\u00E9")]
    [InlineData("\u1EB9\u0301k\u1ECD\u0301")]
    [InlineData("صحة ٢")]
    [InlineData("بَرِيد")]
    [InlineData("कृषि सेवा")]
    [InlineData("日本のアプリ")]
    [InlineData("한국 農業")]
    [InlineData("ⵜⴰⵎⴰⵣⵉⵖⵜ")]
    [InlineData("Ŋwɛ")]
    public void Good_names_are_taken(string name) => Assert.Null(ClientName.FaultOf(name));

    [Theory]
    [InlineData("", "1 to 64")]
    [InlineData("Sante\u0301", "NFC")]
    [InlineData("Market\u202Eecirp", "U+202E")]
    [InlineData("Mar\u200Bket", "U+200B")]
    [InlineData("Mar\0ket", "U+0000")]
    [InlineData("Mar\u00ADket", "U+00AD")]
    [InlineData("م\u0640ال", "U+0640")]
    [InlineData("អ\u17B4ក", "U+17B4")]
    [InlineData("\u3164", "U+3164")]
    [InlineData("Ｍarket", "U+FF2D")]
    [InlineData("\U0001D40Carket", "U+D835")]
    [InlineData("Pay\u01C0", "U+01C0")]
    [InlineData("\u0261ood", "U+0261")]
    [InlineData("Market/", "U+002F")]
    [InlineData(" Market", "spaces")]
    [InlineData("Market  Prices", "spaces")]
    [InlineData("market.example", "full stop")]
    [InlineData("12 34", "letter")]
    [InlineData("Mq\u0330\u0331\u030Bx", "marks")]
    [InlineData("P\u0430yments", "one script")]
    [InlineData("Afya صحة", "one script")]
    [InlineData("Market ٣", "one script")]
    [InlineData("صحة 1٣", "one kind")]
    public void Names_that_could_deceive_are_refused(string name, string why) => Assert.Contains(why, ClientName.FaultOf(name) ?? "none", StringComparison.Ordinal);

    [Fact]
    public void A_name_has_at_most_64_characters()
    {
        Assert.Null(ClientName.FaultOf(new string('a', 64)));
        Assert.NotNull(ClientName.FaultOf(new string('a', 65)));
    }

    [Theory]
    [InlineData("citizen-app", "CITIZEN APP")]
    [InlineData("citizen-app", "C1t1zen App")]
    [InlineData("paypal", "PAYPAI")]
    [InlineData("Modern", "Modem")]
    [InlineData("scope", "\u0455\u0441\u043E\u0440\u0435")]
    [InlineData("HMNY", "\u0397\u039C\u039D\u03A5")]
    [InlineData("Straße", "strasse")]
    [InlineData("Zürich", "zurich")]
    [InlineData("مكة", "مکه")]
    [InlineData("Ɓank", "bank")]
    [InlineData("Łódź", "lodz")]
    public void Names_that_look_alike_have_one_shape(string one, string other) => Assert.Equal(Lookalike.Of(one), Lookalike.Of(other));

    [Theory]
    [InlineData("Service 1", "Service 2")]
    [InlineData("conformance-a", "conformance-b")]
    [InlineData("कल", "कुल")]
    [InlineData("Farm", "Form")]
    public void Other_names_have_another_shape(string one, string other) => Assert.NotEqual(Lookalike.Of(one), Lookalike.Of(other));

    [Theory]
    [InlineData("Market Prices", "Land Records", "")]
    [InlineData("P\u0430yments", "Land Records", "one script")]
    [InlineData("Land Records", "land-rec0rds", "look alike")]
    [InlineData("Citizen App", "Land Records", "look alike")]
    public void A_host_with_names_that_could_deceive_does_not_start(string one, string other, string why)
    {
        var options = new IdentityOptions();
        options.Clients.Add(new ClientOptions { Id = "one", Name = one });
        options.Clients.Add(new ClientOptions { Id = "other", Name = other });

        var result = new ClientNameRules(new SandboxMode(true)).Validate(null, options);
        Assert.Equal(why.Length == 0, result.Succeeded);
        Assert.Contains(why, result.FailureMessage ?? "", StringComparison.Ordinal);
    }
}
