using DigitalIndiaStack.Core.Tests.Fixture;

namespace DigitalIndiaStack.Core.Tests.Languages;

public sealed class LanguageTests
{
    private static readonly string Packs = Path.Combine(AppContext.BaseDirectory, "Packs");

    [Theory]
    [InlineData("ke", "sw", "sw")]
    [InlineData("ke", "sw-TZ, en;q=0.5", "sw")]
    [InlineData("ke", "en", "en")]
    [InlineData("ma", "ar", "ar")]
    [InlineData("ma", "fr-FR;q=0.8, ar;q=0.2", "fr")]
    [InlineData("ma", "ar;q=0, fr", "fr")]
    public async Task An_answer_comes_in_a_language_of_the_tenant(string tenant, string accept, string language)
    {
        await using var host = await ThingsHost.StartAsync(null, ("Countries:Directory", Packs));
        var request = host.Request(HttpMethod.Get, "/things/v1/things", token: host.Issuer.Sign(new("things", "things.read") { Tenant = tenant }));
        request.Headers.TryAddWithoutValidation("Accept-Language", accept);

        var answer = await host.SendAsync(request);

        Assert.Equal((200, language), (answer.Status, answer.Header("Content-Language")));
    }

    [Theory]
    [InlineData("sw")]
    [InlineData("ar")]
    [InlineData("tlh, *;q=0.1")]
    [InlineData(";;;,,,q=9")]
    [InlineData("")]
    public async Task A_title_names_the_language_it_was_found_in(string accept)
    {
        await using var host = await ThingsHost.StartAsync(null, ("Countries:Directory", Packs));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/things/v1/things");
        request.Headers.TryAddWithoutValidation("Accept-Language", accept);

        var answer = await host.SendAsync(request);

        var title = answer.AssertProblem(401, "API-0401").GetProperty("title").GetString()!;
        Assert.Equal(answer.Header("Content-Language") == "en", title == "The request carries no valid access token.");
        Assert.Equal(answer.Header("Content-Language") == "ar", title.Any(letter => letter is >= '\u0600' and <= '\u06ff'));
    }
}
