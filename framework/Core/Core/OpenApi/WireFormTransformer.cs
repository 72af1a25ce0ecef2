using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DigitalIndiaStack.Core.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DigitalIndiaStack.Core.OpenApi;

/// <summary>Completes a schema by what its type says about the form on the wire and the framework does not read.</summary>
internal sealed class WireFormTransformer : IOpenApiSchemaTransformer, IOpenApiDocumentTransformer
{
    // What the framework wraps as "null or a reference" only after the schemas were seen: schema and member.
    private readonly ConcurrentDictionary<(string? Schema, string Member), byte> neverNull = new();

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (WireNames.EnumOf(type) is { } named)
        {
            schema.Properties = null;
            schema.AdditionalPropertiesAllowed = true;
            WriteNames(schema, named);
        }
        else if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } direct)
        {
            WriteNames(schema, direct);
        }

        foreach (var property in context.JsonTypeInfo.Properties)
        {
            Complete(schema, property, OpenApiOptions.CreateDefaultSchemaReferenceId(context.JsonTypeInfo));
        }

        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            foreach (var (member, form) in schema.Properties?.ToArray() ?? [])
            {
                if (form is OpenApiSchema { OneOf.Count: 2 } choice && neverNull.ContainsKey((name, member)))
                {
                    schema.Properties![member] = choice.OneOf.Last();
                }
            }
        }

        return Task.CompletedTask;
    }

    private static void WriteNames(OpenApiSchema schema, Type type)
    {
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. WireNames.All(type).Select(name => (JsonNode)JsonValue.Create(name))];
    }

    private void Complete(OpenApiSchema schema, JsonPropertyInfo property, string? name)
    {
        if (schema.Properties?.TryGetValue(property.Name, out var form) is not true || property.AttributeProvider is not { } attributes)
        {
            return;
        }

        if (form is not OpenApiSchema own)
        {
            return;
        }

        // A member that is left out when it has no value is never null on the wire.
        if (Find<JsonIgnoreAttribute>(attributes) is { Condition: JsonIgnoreCondition.WhenWritingNull })
        {
            own.Type &= ~JsonSchemaType.Null;
            neverNull.TryAdd((name, property.Name), 0);
        }

        if (Find<EmailAddressAttribute>(attributes) is not null)
        {
            own.Format = "email";
        }
    }

    private static T? Find<T>(ICustomAttributeProvider attributes)
        where T : Attribute => attributes.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().FirstOrDefault();
}
