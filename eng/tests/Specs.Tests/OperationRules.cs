using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Specs.Tests;

/// <summary>Rules of one operation: what it is called, who may call it, and with what.</summary>
internal static partial class OperationRules
{
    public static IEnumerable<Finding> Check(SpecFile file, SpecOperation operation)
    {
        var where = $"{operation.Node}";
        if (!CamelCase().IsMatch(operation.Id ?? ""))
        {
            yield return new("operation-id", where, $"operationId '{operation.Id}' is not camelCase");
        }

        if (operation.Node.Text("summary") is not { Length: > 10 and <= 120 } summary || !summary.EndsWith('.'))
        {
            yield return new("summary", where, "has no summary that is one sentence of at most 120 characters");
        }

        var tags = file.Root["tags"]?.Items.Select(tag => tag.Text("name")).ToArray() ?? [];
        var own = operation.Node["tags"]?.Items.Select(tag => tag.Value.GetString()).ToArray() ?? [];
        if (own.Length != 1 || !tags.Contains(own[0]))
        {
            yield return new("tags", where, "does not have exactly one tag that the document declares");
        }

        foreach (var finding in Guards(file, operation).Concat(Parameters(operation)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Guards(SpecFile file, SpecOperation operation)
    {
        if (operation.Node["security"] is not { } security)
        {
            yield return new("security", $"{operation.Node}", "states no security");
            yield break;
        }

        if (operation.IsPublic)
        {
            if (string.IsNullOrWhiteSpace(operation.Node.Text("x-public-reason")))
            {
                yield return new("public-reason", $"{operation.Node}", "is public without x-public-reason");
            }

            yield break;
        }

        var scopes = security.Items.SelectMany(alternative => alternative.Members).SelectMany(scheme => scheme.Node.Items, (scheme, scope) => (scheme.Name, Scope: scope.Value.GetString()!)).ToArray();
        if (security.Items.Count() != 1 || scopes.Length != 1)
        {
            yield return new("one-scope", $"{operation.Node}", "does not name exactly one scope");
        }

        foreach (var (scheme, scope) in scopes)
        {
            var flows = file.Root["components"]?["securitySchemes"]?[scheme]?["flows"]?.Members ?? [];
            if (!flows.Any(flow => flow.Node["scopes"]?.Has(scope) == true))
            {
                yield return new("known-scope", $"{operation.Node}", $"names the scope {scope}, which no flow offers");
            }
        }
    }

    private static IEnumerable<Finding> Parameters(SpecOperation operation)
    {
        var inPath = PathVariable().Matches(operation.Path).Select(match => match.Groups[1].Value);
        var declared = operation.Parameters.Where(parameter => parameter.Text("in") == "path").Select(parameter => parameter.Text("name")!);
        if (!inPath.Order(StringComparer.Ordinal).SequenceEqual(declared.Order(StringComparer.Ordinal)))
        {
            yield return new("path-variables", $"{operation.Node}", "does not declare exactly the variables of its path");
        }

        foreach (var parameter in operation.Parameters.Where(parameter => parameter["schema"] is null))
        {
            yield return new("parameter-schema", $"{parameter}", "has no schema");
        }

        if (operation.Node["requestBody"] is { } body && !TakesJson(body) && !TakesStream(operation, body))
        {
            yield return new("body-media-type", $"{body}", "takes something else than application/json and is no stream of the types in x-media-types");
        }
    }

    private static bool TakesJson(SpecNode body) => body["content"]!.Members.Select(media => media.Name).SequenceEqual(["application/json"]);

    /// <summary>A stream says what it may be, and how long.</summary>
    private static bool TakesStream(SpecOperation operation, SpecNode body) =>
        operation.Node["x-media-types"] is { } types
        && operation.Node.Has("x-body-limit")
        && body["content"]!.Members.Select(media => media.Name).SequenceEqual(types.Items.Select(type => type.Value.GetString()))
        && body["content"]!.Members.All(media => media.Node["schema"]?.Text("format") == "binary");

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"\{([^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex PathVariable();
}
