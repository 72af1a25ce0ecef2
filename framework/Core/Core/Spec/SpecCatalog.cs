using System.Collections.Concurrent;
using System.Reflection;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.JsonSchema;
using DigitalIndiaStack.JsonSchema.Yaml;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>The specifications of the blocks in this process.</summary>
internal sealed class SpecCatalog
{
    private const string Common = "common";
    private readonly ConcurrentDictionary<string, Lazy<SpecDocument>> documents = new(StringComparer.Ordinal);
    private readonly BlockCatalog blocks;
    private readonly SchemaRegistry registry = new(new SchemaOptions { AssertFormat = true, MaxErrors = 100, MaxDepth = JsonLimits.Depth });

    public SpecCatalog(BlockCatalog blocks)
    {
        this.blocks = blocks;
        using var stream = typeof(SpecCatalog).Assembly.GetManifestResourceStream(ResourceOf(Common))!;
        Register(Common, stream);
    }

    /// <summary>The rules of an operation.</summary>
    /// <exception cref="InvalidOperationException">The specification is not embedded or has no such operation.</exception>
    public OperationRules RulesOf(SpecOperation operation)
    {
        var document = documents.GetOrAdd(operation.Block, block => new Lazy<SpecDocument>(() => Load(block))).Value;
        return document.Find(operation.OperationId)
            ?? throw new InvalidOperationException($"The specification of {operation.Block} has no operation {operation.OperationId}.");
    }

    private static string ResourceOf(string block) => $"{block}.v1.yaml";

    // As in specs/, so that references from one file to another are found.
    private static string UriOf(string block) => $"/specs/{block}/{block}.v1.yaml";

    private SpecDocument Load(string block)
    {
        using var stream = Candidates(block).Select(assembly => assembly.GetManifestResourceStream(ResourceOf(block))).FirstOrDefault(found => found is not null)
            ?? throw new InvalidOperationException($"No assembly of {block} embeds {ResourceOf(block)}.");
        return new SpecDocument(block, UriOf(block), Register(block, stream), registry);
    }

    private IEnumerable<Assembly> Candidates(string block)
    {
        var own = blocks.Find(block)?.GetType().Assembly
            ?? throw new InvalidOperationException($"There is no block {block} in this process.");
        return own.GetReferencedAssemblies()
            .Where(name => name.Name!.EndsWith(".Contracts", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .Prepend(own);
    }

    private System.Text.Json.JsonElement Register(string block, Stream stream)
    {
        using var reader = new StreamReader(stream);
        var root = YamlReader.Read(reader.ReadToEnd());
        registry.Add(UriOf(block), root);
        return root;
    }
}
