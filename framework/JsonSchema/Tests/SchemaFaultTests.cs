using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class SchemaFaultTests
{
    [Theory]
    [InlineData("""{"type":"strng"}""", "#/type")]
    [InlineData("""{"type":[]}""", "#/type")]
    [InlineData("""{"minLength":-1}""", "#/minLength")]
    [InlineData("""{"minLength":"1"}""", "#/minLength")]
    [InlineData("""{"exclusiveMinimum":true}""", "#/exclusiveMinimum")]
    [InlineData("""{"multipleOf":0}""", "#/multipleOf")]
    [InlineData("""{"required":"a"}""", "#/required")]
    [InlineData("""{"required":[1]}""", "#/required")]
    [InlineData("""{"enum":1}""", "#/enum")]
    [InlineData("""{"properties":[]}""", "#/properties")]
    [InlineData("""{"properties":{"a":1}}""", "#/properties/a")]
    [InlineData("""{"items":[{}]}""", "#/items")]
    [InlineData("""{"allOf":[]}""", "#/allOf")]
    [InlineData("""{"allOf":{}}""", "#/allOf")]
    [InlineData("""{"uniqueItems":1}""", "#/uniqueItems")]
    [InlineData("""{"$ref":1}""", "#/$ref")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "#/$ref")]
    [InlineData("""{"$ref":"#none"}""", "#/$ref")]
    [InlineData("""{"$ref":"https://example.org/schema"}""", "#/$ref")]
    [InlineData("""{"$id":"#a"}""", "#/$id")]
    [InlineData("""{"$anchor":""}""", "#/$anchor")]
    [InlineData("""{"allOf":[{"$anchor":"a"},{"$anchor":"a"}]}""", "#/allOf/0/$anchor")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-07/schema#"}""", "#/$schema")]
    [InlineData("1", "#")]
    public void A_wrong_schema_is_refused_at_its_place(string schema, string location) =>
        Assert.Equal("test:/s" + location, Judge.Fault(schema)?.Location);

    [Fact]
    public void Compile_throws_the_same_fault()
    {
        var exception = Assert.Throws<SchemaException>(() => CompiledSchema.Compile(JsonElement.Parse("""{"type":1}""")));

        Assert.Equal("/#/type", exception.Fault.Location);
    }

    [Fact]
    public void A_required_vocabulary_that_is_unknown_is_refused()
    {
        var registry = new SchemaRegistry()
            .Add("test:/meta", JsonElement.Parse("""{"$vocabulary":{"https://json-schema.org/draft/2020-12/vocab/core":true,"test:/vocabulary":true}}"""))
            .Add("test:/s", JsonElement.Parse("""{"$schema":"test:/meta"}"""));

        Assert.False(registry.TryCompile("test:/s", out _, out var fault));
        Assert.Contains("test:/vocabulary", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_schema_does_not_spoil_the_registry()
    {
        var registry = new SchemaRegistry().Add("test:/s", JsonElement.Parse(
            """{"$defs":{"good":{"type":"string"},"bad":{"allOf":[{"$ref":"#/$defs/good"},{"type":1}]}}}"""));

        Assert.False(registry.TryCompile("test:/s#/$defs/bad", out _, out _));
        Assert.False(registry.TryCompile("test:/s#/$defs/bad", out _, out _));
        Assert.False(registry.Compile("test:/s#/$defs/good").IsValid(JsonElement.Parse("1")));
    }

    [Theory]
    [InlineData("""{"properties":{"a":{"type":"strng"}}}""", "/properties/a/type")]
    [InlineData("""{"minLength":-1}""", "/minLength")]
    [InlineData("""{"$defs":{"a":{"pattern":1}}}""", "/$defs/a/pattern")]
    public void The_metaschema_judges_schemas(string schema, string pointer)
    {
        var metaschema = new SchemaRegistry().Compile("https://json-schema.org/draft/2020-12/schema");

        Assert.Contains(metaschema.Validate(JsonElement.Parse(schema)).Errors, error => error.Pointer == pointer);
        Assert.True(metaschema.IsValid(JsonElement.Parse("""{"$defs":{"a":{"type":["string","null"]}},"unevaluatedProperties":false}""")));
    }

    [Fact]
    public void The_metaschemas_keep_their_own_rules()
    {
        var registry = new SchemaRegistry(new SchemaOptions { AssertFormat = true });
        var metaschema = registry.Compile("https://json-schema.org/draft/2020-12/schema");

        foreach (var name in (string[])["core", "applicator", "unevaluated", "validation", "meta-data", "content", "format-annotation", "format-assertion", "../schema"])
        {
            Assert.True(registry.TryResolve("https://json-schema.org/draft/2020-12/meta/", name, out var document, out _), name);
            Assert.Empty(metaschema.Validate(document).Errors);
        }
    }

    [Fact]
    public void A_document_is_registered_once()
    {
        var registry = new SchemaRegistry().Add("a/b.yaml", JsonElement.Parse("{}"));

        Assert.Throws<ArgumentException>(() => registry.Add("/a/b.yaml", JsonElement.Parse("{}")));
        Assert.Throws<ArgumentException>(() => registry.Add("c.yaml#x", JsonElement.Parse("{}")));
    }
}
