using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Tests.Fixture;

namespace DigitalIndiaStack.Core.Tests.Http;

public sealed class EntityTagTests
{
    [Theory]
    [InlineData("\"v3\"", true, true)]
    [InlineData("\"v2\", \"v3\"", true, true)]
    [InlineData("W/\"v3\"", false, true)]
    [InlineData("*", true, true)]
    [InlineData("\"v2\"", false, false)]
    [InlineData("v3", false, false)]
    [InlineData("", false, false)]
    [InlineData("\"v3\", nonsense", false, false)]
    [InlineData(null, false, false)]
    public void A_header_names_a_version_or_does_not(string? header, bool match, bool noneMatch)
    {
        Assert.Equal(match, EntityTag.Of(3).IsMatchedBy(header));
        Assert.Equal(noneMatch, EntityTag.Of(3).IsNoneMatchedBy(header));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\"b")]
    [InlineData("a b")]
    [InlineData("é")]
    public void A_text_that_no_tag_can_hold_is_refused(string text) =>
        Assert.Throws<ArgumentException>(() => EntityTag.Of(text));

    [Fact]
    public async Task A_read_that_knows_the_version_is_304_without_a_body()
    {
        await using var host = await ThingsHost.StartAsync();
        var made = await host.MakeAsync("""{"name":"a"}""", "key-00000001");
        var request = host.Request(HttpMethod.Get, made.Header("Location"));
        request.Headers.TryAddWithoutValidation("If-None-Match", made.Header("ETag"));

        var answer = await host.SendAsync(request);

        Assert.Equal((304, ""), (answer.Status, answer.Body));
        Assert.Equal(made.Header("ETag"), answer.Header("ETag"));
    }

    [Fact]
    public async Task A_change_must_name_the_version_it_changes()
    {
        await using var host = await ThingsHost.StartAsync();
        var made = await host.MakeAsync("""{"name":"a"}""", "key-00000001");

        (await ChangeAsync(host, made, null)).AssertProblem(428, "API-0428");
        (await ChangeAsync(host, made, "\"v7\"")).AssertProblem(412, "API-0412");
        var changed = await ChangeAsync(host, made, made.Header("ETag"));

        Assert.Equal((200, "\"v2\""), (changed.Status, changed.Header("ETag")));
        (await ChangeAsync(host, made, made.Header("ETag"))).AssertProblem(412, "API-0412");
    }

    private static Task<Answer> ChangeAsync(ThingsHost host, Answer made, string? version)
    {
        var request = host.Request(HttpMethod.Put, made.Header("Location"), """{"name":"b"}""");
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        return host.SendAsync(request);
    }
}
