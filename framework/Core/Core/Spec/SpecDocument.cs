using System.Collections.Frozen;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>The specification of one block, read from the YAML that its contracts embed.</summary>
internal sealed class SpecDocument
{
    private static readonly FrozenSet<string> Methods =
        FrozenSet.Create(StringComparer.Ordinal, "get", "put", "post", "delete", "options", "head", "patch", "trace");

    private readonly SchemaRegistry registry;
    private readonly FrozenDictionary<string, OperationRules> operations;

    /// <summary>Reads a specification that stands in the registry.</summary>
    /// <param name="block">The block.</param>
    /// <param name="uri">URI of the document in the registry.</param>
    /// <param name="root">The document.</param>
    public SpecDocument(string block, string uri, JsonElement root, SchemaRegistry registry)
    {
        this.registry = registry;
        operations = Read(block, uri, root).ToFrozenDictionary(rules => rules.Operation.OperationId, StringComparer.Ordinal);
    }

    /// <summary>The rules of an operation; <see langword="null"/> when the specification has no such operation.</summary>
    public OperationRules? Find(string operationId) => operations.GetValueOrDefault(operationId);

    private IEnumerable<OperationRules> Read(string block, string uri, JsonElement root)
    {
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(member => Methods.Contains(member.Name)))
            {
                var at = new SpecPlace(registry, uri, path.Value, $"/paths/{SpecPlace.Token(path.Name)}");
                yield return new OperationReader(at, operation.Name, operation.Value).Read(block, root);
            }
        }
    }
}
