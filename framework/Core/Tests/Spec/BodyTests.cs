using System.Text;
using DigitalIndiaStack.Core.Tests.Fixture;

namespace DigitalIndiaStack.Core.Tests.Spec;

/// <summary>Bodies that break the specification, and bodies that only mean harm.</summary>
public sealed class BodyTests
{
    private const string Things = "/things/v1/things";

    [Theory]
    [InlineData("""{}""", " required")]
    [InlineData("""{"name":""}""", "/name minLength")]
    [InlineData("""{"name":5}""", "/name type")]
    [InlineData("""{"name":null}""", "/name type")]
    [InlineData("""{"name":"a","count":-1}""", "/count minimum")]
    [InlineData("""{"name":"a","count":"1"}""", "/count type")]
    [InlineData("""{"name":"a","count":1.5}""", "/count type")]
    [InlineData("""{"name":"a","Count":1}""", "/Count additionalProperties")]
    [InlineData("""{"name":"a","more":1}""", "/more additionalProperties")]
    [InlineData("""{"name":"a","price":{"currency":"kes","amount":"1.00"}}""", "/price/currency pattern")]
    [InlineData("""{"name":"a","price":{"currency":"KES"}}""", "/price required")]
    [InlineData("""[]""", " type")]
    [InlineData("""null""", " type")]
    public async Task A_body_that_breaks_the_schema_is_400_and_says_where(string json, string error)
    {
        await using var host = await ThingsHost.StartAsync();

        var answer = await host.MakeAsync(json, "key-00000001");

        answer.AssertProblem(400, "API-0400");
        Assert.Contains(error, answer.Errors());
        Assert.Empty(host.Store.Things);
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "nothing", [] },
        { "a member twice", """{"name":"a","name":"b"}"""u8.ToArray() },
        { "a member twice, once escaped", """{"name":"a","n\u0061me":"b"}"""u8.ToArray() },
        { "an escaped NUL", """{"name":"a\u0000b"}"""u8.ToArray() },
        { "an escaped NUL in a name", """{"name":"a","nested":{"\u0000":1}}"""u8.ToArray() },
        { "a raw NUL", "{\"name\":\"a\0b\"}"u8.ToArray() },
        { "half a character", """{"name":"\ud800"}"""u8.ToArray() },
        { "the other half", """{"name":"\udc00x"}"""u8.ToArray() },
        { "bad UTF-8", [.. """{"name":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'] },
        { "overlong UTF-8", [.. """{"name":"""u8, (byte)'"', 0xC0, 0xAF, (byte)'"', (byte)'}'] },
        { "a byte order mark", [0xEF, 0xBB, 0xBF, .. """{"name":"a"}"""u8] },
        { "UTF-16", Encoding.Unicode.GetBytes("""{"name":"a"}""") },
        { "a comment", """{"name":"a"/**/}"""u8.ToArray() },
        { "a trailing comma", """{"name":"a",}"""u8.ToArray() },
        { "two documents", """{"name":"a"}{"name":"b"}"""u8.ToArray() },
        { "not a number", """{"name":"a","count":NaN}"""u8.ToArray() },
        { "a huge exponent", """{"name":"a","count":1e999999999}"""u8.ToArray() },
        { "more than an int", """{"name":"a","count":99999999999999999999}"""u8.ToArray() },
        { "33 levels", Encoding.UTF8.GetBytes($$"""{"name":"a","nested":{{Nested(32)}}}""") },
        { "100,000 open brackets", Encoding.UTF8.GetBytes(new string('[', 100_000)) },
        { "40,000 open objects", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 40_000))) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_body_is_400(string what, byte[] body)
    {
        await using var host = await ThingsHost.StartAsync();

        var answer = await host.SendAsync(Post(host, new ByteArrayContent(body), "application/json"));

        Assert.True(answer.Status == 400, $"{what}: {answer.Status} {answer.Body}");
        answer.AssertProblem(400, "API-0400");
        Assert.Empty(host.Store.Things);
    }

    [Fact]
    public async Task A_body_of_32_levels_and_one_with_an_escaped_backslash_before_u0000_are_taken()
    {
        await using var host = await ThingsHost.StartAsync();

        Assert.Equal(201, (await host.MakeAsync($$"""{"name":"a","nested":{{Nested(31)}}}""", "key-00000001")).Status);
        Assert.Equal(201, (await host.MakeAsync("""{"name":"a\\u0000"}""", "key-00000002")).Status);
    }

    [Theory]
    [InlineData("application/json", null, 201)]
    [InlineData("application/json; charset=utf-8", null, 201)]
    [InlineData("Application/JSON; charset=\"UTF-8\"", null, 201)]
    [InlineData("application/json; charset=iso-8859-1", null, 415)]
    [InlineData("application/json; profile=x", null, 415)]
    [InlineData("text/json", null, 415)]
    [InlineData("application/merge-patch+json", null, 415)]
    [InlineData("text/plain", null, 415)]
    [InlineData("application/x-www-form-urlencoded", null, 415)]
    [InlineData("nonsense", null, 415)]
    [InlineData("", null, 415)]
    [InlineData("application/json", "gzip", 415)]
    public async Task Only_plain_json_in_utf_8_is_taken(string type, string? encoding, int status)
    {
        await using var host = await ThingsHost.StartAsync();
        var request = Post(host, new ByteArrayContent("""{"name":"a"}"""u8.ToArray()), type);
        if (encoding is not null)
        {
            request.Content!.Headers.ContentEncoding.Add(encoding);
        }

        var answer = await host.SendAsync(request);

        Assert.Equal(status, answer.Status);
        if (status == 415)
        {
            answer.AssertProblem(415, "API-0415");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_413_also_without_a_length(bool chunked)
    {
        await using var host = await ThingsHost.StartAsync();
        var request = Post(host, new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"name":"{{new string('a', 300 * 1024)}}"}""")), "application/json");
        request.Headers.TransferEncodingChunked = chunked;

        (await host.SendAsync(request)).AssertProblem(413, "API-0413");
    }

    [Fact]
    public async Task An_operation_may_take_more()
    {
        await using var host = await ThingsHost.StartAsync();
        var large = $$"""{"a":"{{new string('a', 300 * 1024)}}"}""";
        var tooLarge = $$"""{"a":"{{new string('a', 600 * 1024)}}"}""";

        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, $"{Things}/{Guid.CreateVersion7()}", large)).Status);
        (await host.SendAsync(HttpMethod.Delete, $"{Things}/{Guid.CreateVersion7()}", tooLarge)).AssertProblem(413, "API-0413");
    }

    [Fact]
    public async Task A_body_that_no_operation_asked_for_is_refused()
    {
        await using var host = await ThingsHost.StartAsync();

        (await host.SendAsync(HttpMethod.Post, "/things/v1/failures/code", "{}")).AssertProblem(400, "API-0400");
    }

    private static HttpRequestMessage Post(ThingsHost host, HttpContent content, string type)
    {
        var request = host.Request(HttpMethod.Post, Things);
        request.Headers.Add("Idempotency-Key", "key-00000001");
        request.Content = content;
        content.Headers.Remove("Content-Type");
        if (type.Length > 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return request;
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);
}
