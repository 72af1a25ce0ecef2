using System.Text.Json;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>Reads what a specification says of one operation.</summary>
/// <param name="path">The path item.</param>
/// <param name="method">The method, in lower case.</param>
/// <param name="operation">The operation object.</param>
internal sealed class OperationReader(SpecPlace path, string method, JsonElement operation)
{
    private const string Json = "application/json";
    private readonly SpecPlace place = new(path.Registry, path.Uri, operation, $"{path.Pointer}/{method}");

    public OperationRules Read(string block, JsonElement root)
    {
        var parameters = path.Items("parameters").Concat(place.Items("parameters")).Select(ReadParameter);
        return new OperationRules
        {
            Operation = new SpecOperation(block, operation.GetProperty("operationId").GetString()!),
            Scopes = ReadScopes(operation.TryGetProperty("security", out var own) ? own : root.GetProperty("security")),

            // What the operation says of a parameter replaces what its path says.
            Parameters = [.. parameters.GroupBy(parameter => (parameter.Place, parameter.Name)).Select(group => group.Last())],
            Body = ReadBody(),
            Produces = ReadProduces(),
        };
    }

    private static ParameterRule ReadParameter(SpecPlace parameter)
    {
        var name = parameter.Value.GetProperty("name").GetString()!;
        var where = Enum.Parse<ParameterPlace>(parameter.Value.GetProperty("in").GetString()!, ignoreCase: true);
        var required = parameter.Value.TryGetProperty("required", out var flag) && flag.GetBoolean();
        var schema = parameter.Member("schema") ?? throw new InvalidDataException($"Parameter {name} has no schema.");
        return new ParameterRule(name, where, required, TypeOf(schema), schema.Member("items") is { } items ? TypeOf(items) : null, schema.Schema());
    }

    private static string TypeOf(SpecPlace schema) =>
        schema.Value.TryGetProperty("type", out var type) ? type.GetString()! : "string";

    private static IReadOnlyList<string>[] ReadScopes(JsonElement security)
    {
        // "security: []" alone makes an operation public; an alternative without scopes would let every token in.
        var alternatives = security.EnumerateArray()
            .Select(alternative => (IReadOnlyList<string>)[.. alternative.EnumerateObject().SelectMany(scheme => scheme.Value.EnumerateArray()).Select(scope => scope.GetString()!)])
            .ToArray();
        return alternatives.All(scopes => scopes.Count > 0)
            ? alternatives
            : throw new InvalidDataException("A security requirement names no scope.");
    }

    private BodyRule? ReadBody()
    {
        if (place.Member("requestBody") is not { } body || body.Member("content") is not { } content)
        {
            return null;
        }

        var required = body.Value.TryGetProperty("required", out var flag) && flag.GetBoolean();
        var limit = operation.TryGetProperty("x-body-limit", out var bytes) ? bytes.GetInt32() : OperationRules.UsualBodyLimit;
        return new BodyRule(required, limit, [.. content.Value.EnumerateObject().Select(type => type.Name)], content.Member(Json)?.Member("schema")?.Schema());
    }

    private List<string> ReadProduces()
    {
        var types = new List<string>();
        foreach (var response in operation.GetProperty("responses").EnumerateObject().Where(response => response.Name.StartsWith('2')))
        {
            if (place.Member("responses")!.Member(response.Name)?.Member("content") is { } content)
            {
                types.AddRange(content.Value.EnumerateObject().Select(type => type.Name));
            }
        }

        return types;
    }
}
