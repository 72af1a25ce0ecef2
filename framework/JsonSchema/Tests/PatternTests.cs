using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class PatternTests
{
    [Theory]
    [InlineData(@"^a$", "a\n", false)]
    [InlineData(@"^\d+$", "٣", false)]
    [InlineData(@"^\d+$", "3", true)]
    [InlineData(@"^\w$", "é", false)]
    [InlineData(@"^\s$", "\uFEFF", true)]
    [InlineData(@"^\S$", "\u180E", true)]
    [InlineData(@"^.$", "😀", true)]
    [InlineData(@"^.$", "\u2028", false)]
    [InlineData(@"^[^a]$", "😀", true)]
    [InlineData(@"^[^a]{2}$", "😀", false)]
    [InlineData(@"^\p{L}+$", "नमस", true)]
    [InlineData(@"^\p{Lo}$", "𐎀", true)]
    [InlineData(@"^\P{L}$", "𐎀", false)]
    [InlineData(@"^[\p{L}\p{M} ]{1,200}$", "मोहन दास", true)]
    [InlineData(@"^\p{General_Category=Uppercase_Letter}$", "É", true)]
    [InlineData(@"\bb", "éb", true)]
    [InlineData(@"\bb", "ab", false)]
    [InlineData(@"^[\u{1F600}-\u{1F64F}]$", "😀", true)]
    [InlineData(@"^\uD83D\uDE00$", "😀", true)]
    [InlineData(@"^[\b\-\]]+$", "\b-]", true)]
    [InlineData(@"^(?<year>[0-9]{4})-\cJ?$", "2024-\n", true)]
    [InlineData(@"^[]$", "", false)]
    [InlineData(@"^[^]$", "\n", true)]
    [InlineData(@"a{0,2}?b", "aab", true)]
    public void A_pattern_means_what_ECMA_262_says_in_unicode_mode(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Judge.Accepts($$"""{"pattern":{{Judge.Quote(pattern)}}}""", Judge.Quote(text)));

    [Theory]
    [InlineData("(?=a)", "lookaround")]
    [InlineData("(?<!a)b", "lookaround")]
    [InlineData(@"(a)\1", "back references")]
    [InlineData(@"(?<n>a)\k<n>", "back references")]
    [InlineData("(", "not closed")]
    [InlineData("a)", "closed that was not opened")]
    [InlineData("[a", "ends too early")]
    [InlineData("[b-a]", "out of order")]
    [InlineData("a{2,1}", "out of order")]
    [InlineData("a**", "nothing that can repeat")]
    [InlineData("{", "nothing that can repeat")]
    [InlineData(@"\a", "means nothing")]
    [InlineData(@"\p{Klingon}", "not known")]
    [InlineData("((a{1,99}){1,99}){1,99}", "repeats too much")]
    public void A_pattern_that_cannot_run_in_linear_time_or_is_wrong_is_refused_with_the_reason(string pattern, string reason)
    {
        var fault = Judge.Fault($$"""{"properties":{"name":{"pattern":{{Judge.Quote(pattern)}} } } }""");

        Assert.Equal("test:/s#/properties/name/pattern", fault?.Location);
        Assert.Contains(reason, fault?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|a)*$")]
    [InlineData("^(.*a){10}$")]
    [InlineData("^([a-z]+)*[A-Z]$")]
    public void Patterns_that_ruin_a_backtracking_engine_take_no_time(string pattern)
    {
        var schema = CompiledSchema.Compile(JsonElement.Parse($$"""{"pattern":{{Judge.Quote(pattern)}}}"""));
        var instance = JsonElement.Parse(Judge.Quote(new string('a', 20_000) + "!"));
        var effort = new Effort();

        Assert.False(schema.IsValid(instance));

        Assert.True(effort.Spent < TimeSpan.FromSeconds(5), $"took {effort.Spent}");
    }

    [Fact]
    public void A_string_written_with_escapes_or_longer_than_a_buffer_matches_all_the_same()
    {
        const string Schema = """{"pattern":"^[é😀]*$"}""";

        Assert.True(Judge.Accepts(Schema, """ "\u00e9\uD83D\uDE00" """));
        Assert.True(Judge.Accepts(Schema, Judge.Quote(string.Concat(Enumerable.Repeat("é😀", 500)))));
        Assert.False(Judge.Accepts(Schema, """ "\uD83D" """));
    }
}
