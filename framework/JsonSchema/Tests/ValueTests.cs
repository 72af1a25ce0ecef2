using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0", true)]
    [InlineData("""{"type":"integer"}""", "1e400", true)]
    [InlineData("""{"type":"integer"}""", "10e-1", true)]
    [InlineData("""{"type":"integer"}""", "1e-1", false)]
    [InlineData("""{"type":"integer"}""", "-0.0", true)]
    [InlineData("""{"const":100}""", "1.00e2", true)]
    [InlineData("""{"const":0}""", "-0", true)]
    [InlineData("""{"const":9007199254740993}""", "9007199254740992", false)]
    [InlineData("""{"enum":[0.1]}""", "0.10000000000000000000000000000000001", false)]
    [InlineData("""{"maximum":18446744073709551615}""", "18446744073709551616", false)]
    [InlineData("""{"exclusiveMinimum":-1e-400}""", "-1e-401", true)]
    [InlineData("""{"minimum":-2}""", "-10", false)]
    [InlineData("""{"minimum":99}""", "100", true)]
    [InlineData("""{"multipleOf":0.01}""", "4.35", true)]
    [InlineData("""{"multipleOf":0.01}""", "4.355", false)]
    [InlineData("""{"multipleOf":3}""", "1e30", false)]
    [InlineData("""{"multipleOf":3}""", "111111111111111111111111111111", true)]
    [InlineData("""{"multipleOf":1e-300}""", "1e300", true)]
    [InlineData("""{"multipleOf":1234567890123456789012345678901}""", "2469135780246913578024691357802", true)]
    [InlineData("""{"uniqueItems":true}""", "[1,1.0]", false)]
    [InlineData("""{"uniqueItems":true}""", "[100,1e2]", false)]
    public void Numbers_are_compared_exactly(string schema, string instance, bool valid) => Assert.Equal(valid, Judge.Accepts(schema, instance));

    [Theory]
    [InlineData("""{"minLength":2}""", "\"é\"", false)]
    [InlineData("""{"minLength":2}""", "\"😀\"", false)]
    [InlineData("""{"maxLength":2}""", "\"😀é\"", true)]
    [InlineData("""{"maxLength":2}""", "\"\\ud83d\\ude00\\u00e9\"", true)]
    [InlineData("""{"maxLength":2}""", "\"e\u0301a\"", false)]
    public void Lengths_are_counted_in_code_points(string schema, string instance, bool valid) => Assert.Equal(valid, Judge.Accepts(schema, instance));

    [Theory]
    [InlineData("""{"multipleOf":7}""", "1e999999999")]
    [InlineData("""{"multipleOf":7}""", "1e99999999999999999999999")]
    [InlineData("""{"maximum":5}""", "1e-999999999999999999999")]
    public void A_huge_exponent_costs_nothing(string schema, string instance)
    {
        var effort = new Effort();

        Judge.Accepts(schema, instance);

        Assert.True(effort.Spent < TimeSpan.FromSeconds(5), $"took {effort.Spent}");
    }

    [Fact]
    public void A_number_of_two_hundred_thousand_digits_is_judged_in_time()
    {
        var schema = CompiledSchema.Compile(JsonElement.Parse("""{"multipleOf":0.37,"minimum":1}"""));
        var effort = new Effort();

        Assert.False(schema.IsValid(JsonElement.Parse(new string('7', 200_000) + ".1")));

        Assert.True(effort.Spent < TimeSpan.FromSeconds(5), $"took {effort.Spent}");
    }
}
