using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Specs.Tests;

/// <summary>Rules of the document as a whole.</summary>
internal static partial class DocumentRules
{
    public static IEnumerable<Finding> Check(SpecFile file)
    {
        var root = file.Root;
        if (root.Text("openapi") != "3.0.3")
        {
            yield return new("openapi-version", $"{root}", "is not 3.0.3; of later versions the generator drops parts without a word");
        }

        if (!file.IsCommon && root["servers"]?.Items.Select(server => server.Text("url")).SequenceEqual([$"/{file.Block}/v1"]) != true)
        {
            yield return new("base-path", $"{root}/servers", $"is not exactly /{file.Block}/v1");
        }

        if (root["components"]?["schemas"]?.Members.Any(schema => schema.Name.Equals(file.Block, StringComparison.OrdinalIgnoreCase)) == true)
        {
            yield return new("schema-name", $"{root}/components/schemas", "has a schema named as the block, which C# takes for the namespace");
        }

        foreach (var reference in References(root))
        {
            if (!AllowedReference().IsMatch(reference.Value.GetString()!))
            {
                yield return new("reference", $"{reference}", "leads to something else than this file or the common schemas");
            }
            else if (file.Follow(reference.Value.GetString()!) is null)
            {
                yield return new("reference", $"{reference}", "leads nowhere");
            }
        }
    }

    /// <summary>Rules over all files at once.</summary>
    public static IEnumerable<Finding> CheckTogether(IEnumerable<SpecFile> files) => files
        .SelectMany(file => file.Operations)
        .GroupBy(operation => operation.Id)
        .Where(group => group.Count() > 1)
        .Select(group => new Finding("operation-id-unique", string.Join(", ", group.Select(operation => $"{operation.Node}")), $"share {group.Key}"));

    private static IEnumerable<SpecNode> References(SpecNode node) => node.Written.SelectMany(child =>
        child.Name == "$ref" && child.Value.ValueKind is JsonValueKind.String ? [child] : References(child));

    [GeneratedRegex(@"^((\.\./)+(specs/)?common/common\.v1\.yaml#/components/schemas/|#/components/)[A-Za-z/]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex AllowedReference();
}
