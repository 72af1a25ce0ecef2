using DigitalIndiaStack.JsonSchema.Yaml;

namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("a: ~", """{"a":null}""")]
    [InlineData("a:", """{"a":null}""")]
    [InlineData("[null, Null, NULL, 'null', nil]", """[null,null,null,"null","nil"]""")]
    [InlineData("[true, True, FALSE, yes, no, on, 'true']", """[true,true,false,"yes","no","on","true"]""")]
    [InlineData("[1, -1, +1, 007, 0x1F, 0o17, 0b1, 1_000]", """[1,-1,1,7,31,15,"0b1","1_000"]""")]
    [InlineData("[1.5, .5, 1., -0.0, 1e3, 1.0E-2, 12345678901234567890123]", """[1.5,0.5,1,-0.0,1e3,1.0E-2,12345678901234567890123]""")]
    [InlineData("['1', \"2\", !!str 3, ! 4, 1.2.3, 2024-01-01, 12:30]", """["1","2","3","4","1.2.3","2024-01-01","12:30"]""")]
    [InlineData("200: ok\n'on': x\ntrue: y", """{"200":"ok","on":"x","true":"y"}""")]
    [InlineData("a: |\n  one\n  two\nb: >-\n  one\n  two", """{"a":"one\ntwo\n","b":"one two"}""")]
    [InlineData("a: &x {b: 1}\nc: *x", """{"a":{"b":1},"c":{"b":1}}""")]
    [InlineData("- 'é 😀 \"'", """["é 😀 \""]""")]
    [InlineData("---\na: 1\n...", """{"a":1}""")]
    [InlineData("plain", "\"plain\"")]
    public void A_document_is_the_JSON_that_the_core_schema_says(string yaml, string json)
    {
        var expected = System.Text.Json.Nodes.JsonNode.Parse(json);

        Assert.Equal(expected?.ToJsonString(), System.Text.Json.Nodes.JsonNode.Parse(YamlReader.Read(yaml).GetRawText())?.ToJsonString());
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", 3, 1, "appears twice")]
    [InlineData("a:\n  - &x [*x]", 2, 9, "nest deeper")]
    [InlineData("a: *x", 1, 4, "names no earlier value")]
    [InlineData("a: &x 1\nb: &x 2", 2, 4, "declared twice")]
    [InlineData("? [a]\n: b", 1, 3, "A key must be")]
    [InlineData("a: .inf", 1, 4, "JSON has no number")]
    [InlineData("a: !!binary aGk=", 1, 4, "not allowed")]
    [InlineData("a: !ruby/object {}", 1, 4, "not allowed")]
    [InlineData("a: 1\n---\nb: 2", 2, 1, "more than one document")]
    [InlineData("a: [1", 2, 1, "")]
    [InlineData("a: 'x", 1, 4, "")]
    [InlineData("", 1, 1, "no document")]
    public void What_is_refused_is_refused_at_its_place(string yaml, long line, long column, string reason)
    {
        Assert.False(YamlReader.TryRead(yaml, null, out _, out var fault));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Fact]
    public void Aliases_that_multiply_are_refused_in_time()
    {
        var lines = Enumerable.Range(1, 12).Select(level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]");
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + string.Join('\n', lines);

        AssertRefused(bomb, new YamlLimits(), "aliases");
        AssertRefused(bomb, new YamlLimits { MaxAliases = int.MaxValue }, "values");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Deep_nesting_is_refused_in_time(string opening) => AssertRefused(string.Concat(Enumerable.Repeat(opening, 200_000)), new YamlLimits(), "");

    [Fact]
    public void Size_is_bounded()
    {
        AssertRefused(new string('a', 11), new YamlLimits { MaxLength = 10 }, "longer");
        AssertRefused("[1, 2, 3]", new YamlLimits { MaxNodes = 3 }, "more than 3 values");
        AssertRefused("[[[1]]]", new YamlLimits { MaxDepth = 2 }, "deeper than 2");
        Assert.True(YamlReader.TryRead("[[1]]", new YamlLimits { MaxDepth = 2, MaxNodes = 3 }, out _, out _));
    }

    [Fact]
    public void Half_characters_are_refused() => AssertRefused("a: x\uD800", new YamlLimits(), "");

    private static void AssertRefused(string yaml, YamlLimits limits, string reason)
    {
        var effort = new Effort();

        Assert.False(YamlReader.TryRead(yaml, limits, out _, out var fault));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.True(effort.Spent < TimeSpan.FromSeconds(10), $"took {effort.Spent}");
    }
}
