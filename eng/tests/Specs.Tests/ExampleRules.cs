namespace DigitalIndiaStack.Specs.Tests;

/// <summary>Examples: one wherever somebody sends or receives something, and each as its schema says.</summary>
internal static class ExampleRules
{
    public static IEnumerable<Finding> Check(SpecFile file)
    {
        foreach (var media in file.Operations.SelectMany(Media))
        {
            var examples = (media.Has("example") ? [media["example"]!] : Array.Empty<SpecNode>())
                .Concat(media["examples"]?.Members.Select(example => example.Node["value"]!) ?? [])
                .ToArray();
            if (examples.Length == 0)
            {
                yield return new("example", $"{media}", "has no example");
            }

            foreach (var fault in examples.SelectMany(example => file.Judge(media with { Pointer = $"{media.Pointer}/schema" }, example.Value)))
            {
                yield return new("example-valid", $"{media}", fault);
            }
        }

        foreach (var schema in file.Schemas.Where(schema => schema.Has("example")))
        {
            foreach (var fault in file.Judge(schema, schema.Value.GetProperty("example")))
            {
                yield return new("example-valid", $"{schema}", fault);
            }
        }
    }

    private static IEnumerable<SpecNode> Media(SpecOperation operation) =>
        (operation.Node["responses"]?.Members ?? [])
            .Where(response => response.Name[0] == '2')
            .Select(response => response.Node)
            .Concat(operation.Node["requestBody"] is { } body ? [body] : [])
            .SelectMany(holder => holder["content"]?.Members ?? [])
            .Select(media => media.Node);
}
