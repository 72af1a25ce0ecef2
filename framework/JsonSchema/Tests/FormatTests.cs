namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class FormatTests
{
    private static readonly SchemaOptions Asserting = new() { AssertFormat = true };

    [Theory]
    [InlineData("date", "2024-02-29", "2023-02-29")]
    [InlineData("date", "1998-01-31", "1998-1-31")]
    [InlineData("date", "0000-02-29", "2024-13-01")]
    [InlineData("date", "2024-12-31", "2024-12-3১")]
    [InlineData("time", "23:59:60Z", "22:59:60Z")]
    [InlineData("time", "01:29:60+01:30", "23:59:60+01:00")]
    [InlineData("time", "08:30:06.283185+05:30", "08:30:06")]
    [InlineData("time", "08:30:06z", "24:00:00Z")]
    [InlineData("date-time", "1990-12-31T15:59:59.123-08:00", "1990-12-31 15:59:59Z")]
    [InlineData("date-time", "1963-06-19t08:30:06z", "1963-06-19T08:30:06+24:00")]
    [InlineData("duration", "P4DT12H30M5S", "PT1D")]
    [InlineData("duration", "P2W", "P1Y2W")]
    [InlineData("duration", "PT36H", "P")]
    [InlineData("duration", "P1Y2M", "P1Y3D")]
    [InlineData("duration", "PT1M", "PT")]
    [InlineData("email", "joe.bloggs@example.com", ".joe@example.com")]
    [InlineData("email", "\"joe bloggs\"@example.com", "joe@exa mple.com")]
    [InlineData("email", "joe@[IPv6:::1]", "joe@[127.0.0.300]")]
    [InlineData("email", "te~st@x", "2962")]
    [InlineData("hostname", "www.example.com", "-a.example")]
    [InlineData("hostname", "xn--h2brj9c.in", "under_score")]
    [InlineData("hostname", "1host", "a..b")]
    [InlineData("ipv4", "192.168.0.1", "192.168.00.1")]
    [InlineData("ipv4", "255.255.255.255", "256.1.1.1")]
    [InlineData("ipv6", "::ffff:192.168.0.1", "::1%eth0")]
    [InlineData("ipv6", "2001:db8::1", "[::1]")]
    [InlineData("ipv6", "::", "1:2:3:4:5:6:7:8:9")]
    [InlineData("ipv6", "1:2:3:4:5:6:7:8", "::192.168.01.1")]
    [InlineData("uri", "http://foo.bar/?baz=qux#quux", "//foo.bar/?baz=qux#quux")]
    [InlineData("uri", "http://[2001:db8::7]:80/c=GB?objectClass?one", "http://example.org/a b")]
    [InlineData("uri", "urn:oasis:names:specification:docbook:dtd:xml:4.1.2", "http://a.example/%zz")]
    [InlineData("uri", "mailto:John.Doe@example.com", "https://[@example.org/")]
    [InlineData("uri-reference", "/abc#f", "\\\\WINDOWS")]
    [InlineData("uri-reference", "", "a#b#c")]
    [InlineData("uuid", "2EB8AA08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08aa9811eab4aa73b441d16380")]
    [InlineData("json-pointer", "/a~0~1/", "a")]
    [InlineData("json-pointer", "", "/~2")]
    [InlineData("regex", "([abc])+\\s+$", "^(abc]")]
    public void A_format_is_asserted_when_asked(string format, string good, string bad)
    {
        var schema = $$"""{"format":"{{format}}"}""";

        Assert.Empty(Judge.Errors(schema, Judge.Quote(good), Asserting));
        var error = Assert.Single(Judge.Errors(schema, Judge.Quote(bad), Asserting));
        Assert.Equal(("format", format), (error.Keyword, error.Arguments["format"]));
        Assert.Empty(Judge.Errors(schema, Judge.Quote(bad)));
        Assert.Empty(Judge.Errors(schema, "1", Asserting));
    }

    [Fact]
    public void A_format_we_do_not_know_accepts_everything() => Assert.Empty(Judge.Errors("""{"format":"x-colour"}""", "\"\"", Asserting));
}
