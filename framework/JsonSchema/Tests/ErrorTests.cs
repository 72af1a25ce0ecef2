using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "1", "", "type", "expected=string;actual=number")]
    [InlineData("""{"required":["name"]}""", "{}", "", "required", "property=name")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "", "dependentRequired", "property=b;because=a")]
    [InlineData("""{"additionalProperties":false}""", """{"a/b":1}""", "/a~1b", "additionalProperties", "property=a/b")]
    [InlineData("""{"unevaluatedProperties":false,"properties":{"a":true}}""", """{"a":1,"b":2}""", "/b", "unevaluatedProperties", "property=b")]
    [InlineData("""{"unevaluatedItems":false,"prefixItems":[true]}""", "[1,2]", "/1", "unevaluatedItems", "")]
    [InlineData("""{"properties":{"a":false}}""", """{"a":1}""", "/a", "properties", "property=a")]
    [InlineData("""{"items":{"maxLength":2}}""", """["a","abc"]""", "/1", "maxLength", "limit=2")]
    [InlineData("""{"propertyNames":{"maxLength":2}}""", """{"~abc":1}""", "/~0abc", "propertyNames", "property=~abc")]
    [InlineData("""{"exclusiveMaximum":1.50}""", "1.5", "", "exclusiveMaximum", "limit=1.50")]
    [InlineData("""{"multipleOf":2}""", "3", "", "multipleOf", "factor=2")]
    [InlineData("""{"pattern":"^a$"}""", "\"b\"", "", "pattern", "pattern=^a$")]
    [InlineData("""{"enum":["a",1]}""", "2", "", "enum", "allowed=\"a\", 1")]
    [InlineData("""{"const":"a"}""", "2", "", "const", "expected=\"a\"")]
    [InlineData("""{"minItems":2}""", "[]", "", "minItems", "limit=2")]
    [InlineData("""{"maxProperties":0}""", """{"a":1}""", "", "maxProperties", "limit=0")]
    [InlineData("""{"uniqueItems":true}""", "[1,1]", "", "uniqueItems", "")]
    [InlineData("""{"contains":{"type":"string"}}""", "[1]", "", "contains", "limit=1")]
    [InlineData("""{"contains":true,"minContains":2}""", "[1]", "", "minContains", "limit=2")]
    [InlineData("""{"contains":true,"maxContains":1}""", "[1,2]", "", "maxContains", "limit=1")]
    [InlineData("""{"oneOf":[true,true]}""", "1", "", "oneOf", "matching=2")]
    [InlineData("""{"not":{}}""", "1", "", "not", "")]
    [InlineData("""{"if":true,"then":{"minimum":5}}""", "1", "", "minimum", "limit=5")]
    [InlineData("false", "1", "", "false", "")]
    public void An_error_names_the_place_the_keyword_and_its_arguments(string schema, string instance, string pointer, string keyword, string arguments)
    {
        var error = Assert.Single(Judge.Errors(schema, instance));

        Assert.Equal((pointer, keyword), (error.Pointer, error.Keyword));
        Assert.Equal(arguments, string.Join(';', error.Arguments.Select(argument => $"{argument.Key}={argument.Value}")));
        Assert.NotEmpty(error.Message);
    }

    [Fact]
    public void Alternatives_are_one_error_with_its_causes()
    {
        var error = Assert.Single(Judge.Errors(
            """{"properties":{"a":{"anyOf":[{"type":"string"},{"required":["b"]},{"oneOf":[false]}]}}}""",
            """{"a":{}}"""));

        Assert.Equal(("/a", "anyOf", "/#/properties/a/anyOf"), (error.Pointer, error.Keyword, error.SchemaLocation));
        Assert.Equal(["type", "required", "oneOf"], error.Causes.Select(cause => cause.Keyword));
        Assert.All(error.Causes, cause => Assert.Equal("/a", cause.Pointer));
    }

    [Fact]
    public void All_errors_are_collected_up_to_the_bound()
    {
        const string Schema = """{"items":{"type":"string","minimum":3},"maxItems":1}""";
        var instance = $"[{string.Join(',', Enumerable.Repeat("1", 100))}]";

        Assert.Equal(201, Judge.Errors(Schema, instance, new SchemaOptions { MaxErrors = 1000 }).Count);
        Assert.Equal(50, Judge.Errors(Schema, instance).Count);
        Assert.Single(Judge.Errors(Schema, instance, new SchemaOptions { MaxErrors = 1 }));
    }

    [Fact]
    public void A_single_error_allowed_is_enough_for_alternatives_to_be_invalid() =>
        Assert.Equal("anyOf", Assert.Single(Judge.Errors("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "1", new SchemaOptions { MaxErrors = 1 })).Keyword);

    [Fact]
    public void A_compiled_schema_serves_many_threads()
    {
        var schema = CompiledSchema.Compile(JsonElement.Parse("""{"properties":{"a":{"pattern":"^[a-z]+$"}},"unevaluatedProperties":false}"""));

        Parallel.For(0, 2_000, index =>
        {
            var valid = index % 2 == 0;
            Assert.Equal(valid, schema.Validate(JsonElement.Parse(valid ? """{"a":"abc"}""" : """{"a":"1","b":1}""")).IsValid);
        });
    }
}
