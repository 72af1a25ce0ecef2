namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class JsonPointerTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a/b", "a~1b")]
    [InlineData("~1", "~01")]
    public void Tokens_are_escaped_as_RFC_6901_says(string token, string escaped) =>
        Assert.Equal(escaped, JsonPointer.Escape(token));
}
