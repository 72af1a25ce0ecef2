using System.Text;
using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class HostileInputTests
{
    [Fact]
    public void An_instance_deeper_than_the_schema_may_follow_is_refused_even_under_not()
    {
        var deep = Parse(new string('[', 5_000) + new string(']', 5_000));
        var recursive = CompiledSchema.Compile(JsonElement.Parse("""{"items":{"$ref":"#"}}"""));
        var negated = CompiledSchema.Compile(JsonElement.Parse("""{"not":{"$ref":"#/$defs/d"},"$defs":{"d":{"type":"array","items":{"$ref":"#/$defs/d"}}}}"""));

        foreach (var schema in (CompiledSchema[])[recursive, negated])
        {
            Assert.False(schema.IsValid(deep));
            Assert.Equal("$depth", Assert.Single(schema.Validate(deep).Errors).Keyword);
        }
    }

    [Fact]
    public void A_loop_over_dynamic_references_ends()
    {
        const string Schema = """
            {
              "$id": "test:/outer", "$dynamicAnchor": "node", "$ref": "inner",
              "$defs": { "inner": { "$id": "inner", "$dynamicAnchor": "node", "allOf": [{ "$dynamicRef": "#node" }] } }
            }
            """;

        Assert.Equal("$depth", Assert.Single(Judge.Errors(Schema, "1")).Keyword);
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"allOf":[{"$ref":"#/$defs/a"}],"$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},"b":{"not":{"$ref":"#/$defs/a"}}}}""")]
    [InlineData("""{"if":true,"then":{"$dynamicRef":"#"}}""")]
    public void A_schema_that_applies_itself_to_the_same_value_is_refused(string schema) =>
        Assert.Contains("without end", Judge.Fault(schema)?.Message, StringComparison.Ordinal);

    [Fact]
    public void Alternatives_that_multiply_at_every_level_run_into_the_bound()
    {
        var schema = CompiledSchema.Compile(
            JsonElement.Parse("""{"type":"object","anyOf":[{"properties":{"a":{"$ref":"#"}},"required":["a"]},{"properties":{"a":{"$ref":"#"}},"required":["a"]}]}"""),
            new SchemaOptions { MaxSteps = 100_000 });
        var instance = JsonElement.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "1" + new string('}', 60));
        var effort = new Effort();

        Assert.Equal("$depth", Assert.Single(schema.Validate(instance).Errors).Keyword);

        Assert.True(effort.Spent < TimeSpan.FromSeconds(10), $"took {effort.Spent}");
    }

    [Fact]
    public void A_long_list_is_checked_for_equal_items_in_linear_time()
    {
        var list = JsonElement.Parse($"[{string.Join(',', Enumerable.Range(0, 100_000).Select(index => $"{{\"n\":{index},\"m\":[{index}]}}"))}]");
        var effort = new Effort();

        Assert.True(CompiledSchema.Compile(JsonElement.Parse("""{"uniqueItems":true}""")).IsValid(list));

        Assert.True(effort.Spent < TimeSpan.FromSeconds(10), $"took {effort.Spent}");
    }

    [Fact]
    public void Names_and_texts_with_half_characters_do_not_throw()
    {
        const string Schema = """
            {"required":["a"],"properties":{"a":true},"additionalProperties":{"minLength":1,"pattern":".","enum":["x"],"format":"uri"},
             "propertyNames":{"maxLength":9},"dependentRequired":{"a":["b"]},"uniqueItems":true,"const":{}}
            """;

        var errors = Judge.Errors(Schema, """{"\ud800":"\udc00","b":["\ud800","\ud800"]}""", new SchemaOptions { AssertFormat = true });

        Assert.Contains(errors, error => error.Keyword == "required");
    }

    [Fact]
    public void A_registered_document_may_nest_deeply()
    {
        var deep = Parse(string.Concat(Enumerable.Repeat("{\"not\":", 3_000)) + "true" + new string('}', 3_000));

        Assert.Equal("$depth", Assert.Single(CompiledSchema.Compile(deep).Validate(JsonElement.Parse("1")).Errors).Keyword);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json), new JsonDocumentOptions { MaxDepth = 10_000 });
        return document.RootElement.Clone();
    }
}
