using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Tests;

/// <summary>Short ways to ask.</summary>
internal static class Judge
{
    public static bool Accepts(string schema, string instance) => CompiledSchema.Compile(JsonElement.Parse(schema)).IsValid(JsonElement.Parse(instance));

    public static IReadOnlyList<ValidationError> Errors(string schema, string instance, SchemaOptions? options = null) =>
        CompiledSchema.Compile(JsonElement.Parse(schema), options).Validate(JsonElement.Parse(instance)).Errors;

    public static SchemaFault? Fault(string schema) =>
        new SchemaRegistry().Add("test:/s", JsonElement.Parse(schema)).TryCompile("test:/s", out _, out var fault) ? null : fault;

    public static string Quote(string text) => JsonSerializer.Serialize(text);
}
