using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema;

/// <summary>A compiled schema: immutable, for any number of threads at once.</summary>
public sealed class CompiledSchema
{
    private readonly SchemaNode root;
    private readonly SchemaOptions options;

    internal CompiledSchema(SchemaNode root, SchemaOptions options)
    {
        this.root = root;
        this.options = options;
    }

    /// <summary>Absolute location of the schema.</summary>
    public string Location => root.Location;

    /// <summary>Compiles a schema that refers to nothing but itself and the metaschemas.</summary>
    /// <exception cref="SchemaException">The schema is refused.</exception>
    public static CompiledSchema Compile(JsonElement schema, SchemaOptions? options = null) =>
        new SchemaRegistry(options).Add("/", schema).Compile("/");

    /// <summary>Whether an instance keeps every rule; stops at the first that is broken and says no reasons.</summary>
    public bool IsValid(JsonElement instance)
    {
        var context = new EvaluationContext(options);
        return root.Validate(instance, context, null) && !context.IsExhausted;
    }

    /// <summary>Judges an instance and says every reason, up to <see cref="SchemaOptions.MaxErrors"/>.</summary>
    public ValidationResult Validate(JsonElement instance)
    {
        // Most instances are valid: the first pass makes no path and no text.
        return IsValid(instance)
            ? ValidationResult.Valid
            : new ValidationResult(new EvaluationContext(options).Collect(root, instance));
    }

    /// <summary>Reads strictly (see <see cref="StrictJson"/>), then judges; a text that is refused is one error with keyword <c>json</c>.</summary>
    public ValidationResult Validate(ReadOnlyMemory<byte> utf8Json)
    {
        if (!StrictJson.TryParse(utf8Json, options.MaxDepth, out var document, out var error))
        {
            return new ValidationResult([error]);
        }

        using (document)
        {
            return Validate(document.RootElement);
        }
    }
}
