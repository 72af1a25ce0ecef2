using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>The specification of one block.</summary>
public sealed class ApiDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly Dictionary<string, ApiOperation> operations;

    internal ApiDocument(string block, string path, JsonNode? root)
    {
        Block = block;
        Path = path;
        var flows = root?["components"]?["securitySchemes"]?["oauth2"]?["flows"];
        ClientScopes = ScopesOf(flows, "clientCredentials");
        Scopes = ClientScopes.Union(ScopesOf(flows, "authorizationCode")).ToHashSet(StringComparer.Ordinal);
        operations = ReadAll(root).ToDictionary(operation => operation.Id, StringComparer.Ordinal);
    }

    /// <summary>Block.</summary>
    public string Block { get; }

    /// <summary>Every scope of the block.</summary>
    public IReadOnlySet<string> Scopes { get; }

    /// <summary>Every operation, in the order of the specification.</summary>
    public IEnumerable<ApiOperation> Operations => operations.Values;

    internal string Path { get; }

    private HashSet<string> ClientScopes { get; }

    /// <summary>An operation by its id.</summary>
    public ApiOperation this[string operationId] => operations.TryGetValue(operationId, out var operation)
        ? operation
        : throw new KeyNotFoundException($"{Path} has no operation {operationId}.");

    private IEnumerable<ApiOperation> ReadAll(JsonNode? root)
    {
        foreach (var (path, item) in root.Objects("paths"))
        {
            List<string> methods = [.. Methods.Where(item.ContainsKey)];
            foreach (var method in methods)
            {
                yield return ReadOne(path, method, methods, item[method]!.AsObject());
            }
        }
    }

    private ApiOperation ReadOne(string path, string method, List<string> methods, JsonObject definition)
    {
        List<string> scopes = [.. definition.List("security").SelectMany(requirement => requirement.Texts("oauth2")).Distinct()];
        return new ApiOperation
        {
            Block = Block,
            Id = definition.Text("operationId"),
            Method = new HttpMethod(method.ToUpperInvariant()),
            Path = path,
            Scopes = scopes,
            Owner = definition.Text("x-dis-owner") is { Length: > 0 } owner ? Enum.Parse<ObjectOwner>(owner, ignoreCase: true) : ObjectOwner.None,
            PathMethods = [.. methods.Select(name => name.ToUpperInvariant())],
            Pointer = $"/paths/{JsonSchema.JsonPointer.Escape(path)}/{method}",
            Document = Path,
            IsForClients = scopes.All(ClientScopes.Contains),
        };
    }

    private static HashSet<string> ScopesOf(JsonNode? flows, string flow) =>
        [.. (flows?[flow]?["scopes"] as JsonObject ?? []).Select(pair => pair.Key)];
}
