using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Resources;

namespace DigitalIndiaStack.JsonSchema;

/// <summary>The documents that schemas may refer to, and the compiler over them. Nothing is ever fetched: a reference to what is not registered is a fault.</summary>
/// <remarks>Safe for concurrent use. Schemas are compiled once, whatever refers to them. The metaschemas of draft 2020-12 are always known.</remarks>
public sealed class SchemaRegistry
{
    private readonly Lock gate = new();
    private readonly DocumentStore store = new();
    private readonly SchemaOptions options;
    private readonly SchemaCompiler compiler;

    /// <summary>Makes a registry that knows the metaschemas alone.</summary>
    /// <param name="options">How its schemas judge; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SchemaRegistry(SchemaOptions? options = null)
    {
        this.options = options ?? new SchemaOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(this.options.MaxErrors, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(this.options.MaxDepth, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(this.options.MaxDepth, 1000, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(this.options.MaxSteps, 1, nameof(options));
        compiler = new SchemaCompiler(store, this.options);
    }

    /// <summary>Registers a document: a schema, or anything that holds schemas, such as an OpenAPI document.</summary>
    /// <param name="uri">
    /// Its URI without fragment. A relative path such as <c>consent/consent.v1.yaml</c> is fine: references between registered
    /// documents follow it.
    /// </param>
    /// <param name="document">The document; a copy is kept.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The URI is registered already or has a fragment.</exception>
    public SchemaRegistry Add(string uri, JsonElement document)
    {
        var (absolute, fragment) = SchemaUri.Split(uri);
        lock (gate)
        {
            if (fragment.Length > 0 || !store.Add(SchemaUri.Resolve(SchemaUri.DefaultBase, absolute), document.Clone()))
            {
                throw new ArgumentException($"'{uri}' is registered already or has a fragment.", nameof(uri));
            }
        }

        return this;
    }

    /// <summary>Compiles a schema that its author holds to be good.</summary>
    /// <param name="reference">
    /// URI of a registered document or <c>$id</c>; a JSON pointer or anchor as fragment names a part of it:
    /// <c>consent/consent.v1.yaml#/components/schemas/Consent</c>.
    /// </param>
    /// <exception cref="SchemaException">The schema, or one it refers to, is refused.</exception>
    public CompiledSchema Compile(string reference)
    {
        lock (gate)
        {
            return new CompiledSchema(compiler.Compile(reference), options);
        }
    }

    /// <summary>Compiles a schema that came from outside.</summary>
    /// <param name="reference">As in <see cref="Compile"/>.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="fault">Why it was refused.</param>
    public bool TryCompile(string reference, [NotNullWhen(true)] out CompiledSchema? schema, [NotNullWhen(false)] out SchemaFault? fault)
    {
        (schema, fault) = (null, null);
        try
        {
            schema = Compile(reference);
            return true;
        }
        catch (SchemaException exception)
        {
            fault = exception.Fault;
            return false;
        }
    }

    /// <summary>Finds the value that a reference names, without reading it as a schema: parameters and responses of OpenAPI, for instance.</summary>
    /// <param name="baseUri">URI of the registered document in which the reference stands.</param>
    /// <param name="reference">The reference; its fragment is a JSON pointer or absent.</param>
    /// <param name="value">The value.</param>
    /// <param name="location">Its absolute location, to compile from or to resolve further references against.</param>
    public bool TryResolve(string baseUri, string reference, out JsonElement value, [NotNullWhen(true)] out string? location)
    {
        lock (gate)
        {
            var origin = SchemaUri.Resolve(SchemaUri.DefaultBase, SchemaUri.Split(baseUri).Uri);
            var (target, fragment) = SchemaUri.Split(reference);
            var uri = SchemaUri.Resolve(origin, target);
            location = $"{uri}#{fragment}";
            value = default;
            return store.TryFindDocument(uri, out var root) && JsonPointer.TryFollow(root, Uri.UnescapeDataString(fragment), out value);
        }
    }
}
