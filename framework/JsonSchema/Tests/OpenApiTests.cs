using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Yaml;

namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class OpenApiTests
{
    private const string Common = """
        openapi: 3.0.3
        components:
          schemas:
            Money:
              type: object
              additionalProperties: false
              required: [currency, amount]
              properties:
                currency: { type: string, pattern: '^[A-Z]{3}$', example: KES }
                amount: { type: string, x-scale: 2 }
        """;

    private const string Payments = """
        openapi: 3.0.3
        paths:
          /transfers:
            parameters:
              - $ref: '../common/common.v1.yaml#/components/parameters/Limit'
        components:
          schemas:
            Transfer:
              type: object
              xml: { name: transfer }
              required: [money]
              properties:
                money: { $ref: '../common/common.v1.yaml#/components/schemas/Money' }
                next: { $ref: '#/components/schemas/Transfer' }
        """;

    private static SchemaRegistry Registry() => new SchemaRegistry()
        .Add("common/common.v1.yaml", YamlReader.Read(Common))
        .Add("payments/payments.v1.yaml", YamlReader.Read(Payments));

    [Theory]
    [InlineData("""{"money":{"currency":"KES","amount":"1.00"},"next":{"money":{"currency":"MAD","amount":"2.00"}}}""", null, null)]
    [InlineData("""{"money":{"currency":"kes","amount":"1.00"}}""", "pattern", "/money/currency")]
    [InlineData("""{"money":{"currency":"KES","amount":"1.00"},"next":{}}""", "required", "/next")]
    [InlineData("""{"money":{"currency":"KES","amount":"1.00","a/b":1}}""", "additionalProperties", "/money/a~1b")]
    public void A_schema_inside_a_document_follows_references_to_its_neighbours(string instance, string? keyword, string? pointer)
    {
        var schema = Registry().Compile("payments/payments.v1.yaml#/components/schemas/Transfer");

        var error = schema.Validate(JsonElement.Parse(instance)).Errors.SingleOrDefault();

        Assert.Equal((keyword, pointer), (error?.Keyword, error?.Pointer));
    }

    [Fact]
    public void An_error_says_where_in_which_document_the_rule_stands()
    {
        var schema = Registry().Compile("payments/payments.v1.yaml#/components/schemas/Transfer");

        var error = Assert.Single(schema.Validate("""{"money":{"currency":"KES"}}"""u8.ToArray()).Errors);

        Assert.Equal("/common/common.v1.yaml#/components/schemas/Money/required", error.SchemaLocation);
        Assert.Equal("amount", error.Arguments["property"]);
    }

    [Fact]
    public void A_reference_to_an_unknown_document_is_a_fault_that_names_it()
    {
        var registry = new SchemaRegistry().Add("payments/payments.v1.yaml", YamlReader.Read(Payments));

        Assert.False(registry.TryCompile("payments/payments.v1.yaml#/components/schemas/Transfer", out _, out var fault));

        Assert.Equal("/payments/payments.v1.yaml#/components/schemas/Transfer/properties/money/$ref", fault.Location);
        Assert.Contains("/common/common.v1.yaml", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_something_other_than_a_schema_can_be_resolved()
    {
        var registry = Registry();

        Assert.True(registry.TryResolve("payments/payments.v1.yaml", "../common/common.v1.yaml#/components/schemas/Money/type", out var value, out var location));
        Assert.Equal(("object", "/common/common.v1.yaml#/components/schemas/Money/type"), (value.GetString(), location));
        Assert.False(registry.TryResolve("payments/payments.v1.yaml", "../common/common.v1.yaml#/components/parameters/Limit", out _, out _));
    }

    [Fact]
    public void Every_component_schema_of_our_specs_compiles()
    {
        var specs = Path.Combine(RepositoryFolder.Path, "specs");
        var files = Directory.EnumerateFiles(specs, "*.v1.yaml", SearchOption.AllDirectories).ToArray();
        var registry = new SchemaRegistry(new SchemaOptions { AssertFormat = true });
        foreach (var file in files)
        {
            registry.Add(Path.GetRelativePath(specs, file), YamlReader.Read(File.ReadAllText(file)));
        }

        foreach (var file in files.Select(file => Path.GetRelativePath(specs, file)))
        {
            if (registry.TryResolve(file, "#/components/schemas", out var schemas, out _))
            {
                Assert.All(schemas.EnumerateObject(), schema => registry.Compile($"{file}#/components/schemas/{schema.Name}"));
            }
        }
    }
}
