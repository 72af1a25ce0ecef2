using CsCheck;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Tests.Fixture;

namespace DigitalIndiaStack.Core.Tests.Http;

public sealed class PagingTests
{
    [Fact]
    public void What_a_cursor_holds_comes_back() =>
        Gen.Select(Gen.String[Gen.Char['!', '~'], 0, 40], Gen.String[Gen.Char['\u0600', '\u06ff'], 0, 40]).Sample((one, two) =>
        {
            Assert.True(Cursor.TryDecode(Cursor.Encode(one, two), 2, out var keys));
            return keys[0] == one && keys[1] == two;
        }, iter: 2_000);

    [Fact]
    public void No_text_makes_a_cursor_throw() =>
        Gen.String[0, 600].Sample(text => Cursor.TryDecode(text, 2, out var keys) == (keys.Count == 2), iter: 10_000);

    [Theory]
    [InlineData("YQ", 2)]
    [InlineData("_w", 1)]
    [InlineData("AA", 1)]
    [InlineData("a b", 1)]
    public void A_cursor_of_another_list_is_refused(string cursor, int count) =>
        Assert.False(Cursor.TryDecode(cursor, count, out _));

    [Fact]
    public async Task Following_the_links_shows_each_thing_once_in_order()
    {
        await using var host = await ThingsHost.StartAsync();
        for (var number = 0; number < 7; number++)
        {
            await host.MakeAsync($$"""{"name":"thing {{number}} & more"}""", $"key-0000000{number}");
        }

        var names = new List<string>();
        var next = "/things/v1/things?limit=3&fragile=true";
        var pages = 0;
        while (next.Length > 0)
        {
            var page = await host.SendAsync(HttpMethod.Get, next);
            names.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(thing => thing.GetProperty("name").GetString()!));
            next = page.Header("Link") is { Length: > 0 } link ? link[1..link.IndexOf(">; rel=\"next\"", StringComparison.Ordinal)] : string.Empty;
            pages++;
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 7).Select(number => $"thing {number} & more"), names);
    }
}
