using System.Text;
using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class StrictJsonTests
{
    private static readonly CompiledSchema Anything = CompiledSchema.Compile(JsonElement.Parse("true"));

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":{"b":1,"\u0062":2}}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""["\udc00"]""")]
    [InlineData("""["\udc00\ud800"]""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("[1,]")]
    [InlineData("[1] 2")]
    [InlineData("// comment\n1")]
    [InlineData("\uFEFF1")]
    [InlineData("'a'")]
    [InlineData("[NaN]")]
    [InlineData("\"\u0000\"")]
    [InlineData("")]
    [InlineData("\"\\u12\"")]
    public void What_is_not_strict_JSON_is_one_error(string text)
    {
        var error = Assert.Single(Anything.Validate(Encoding.UTF8.GetBytes(text)).Errors);

        Assert.Equal(("json", ""), (error.Keyword, error.Pointer));
    }

    [Theory]
    [InlineData(new byte[] { 0x22, 0xC3, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xC0, 0x80, 0x22 })]
    public void Bytes_that_are_not_UTF_8_are_refused(byte[] text) =>
        Assert.Equal("json", Assert.Single(Anything.Validate(text).Errors).Keyword);

    [Theory]
    [InlineData("""["\ud83d\ude00","\\ud800","\\\\"]""")]
    [InlineData("""{"a":1,"A":2}""")]
    public void Strict_JSON_is_read(string text) => Assert.True(Anything.Validate(Encoding.UTF8.GetBytes(text)).IsValid);

    [Fact]
    public void Depth_is_bounded_and_the_place_is_said()
    {
        var deep = Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65));

        var error = Assert.Single(Anything.Validate(deep).Errors);

        Assert.Equal("json", error.Keyword);
        Assert.Equal("1", error.Arguments["line"]);
        Assert.True(Anything.Validate(deep.AsMemory(1, 128)).IsValid);
    }
}
