namespace DigitalIndiaStack.Core.Testing.Drift;

/// <summary>Compares operations: what is called, with what, and what comes back.</summary>
internal sealed class OperationComparison(DriftReport report)
{
    private static readonly Dictionary<string, ApiNode> None = [];

    private readonly SchemaComparison schemas = new(report);

    public void Compare(Dictionary<string, ApiNode> said, Dictionary<string, ApiNode> done)
    {
        foreach (var (name, saidOperation, doneOperation) in report.Both("API", "operation", said, done))
        {
            Compare(name, saidOperation, doneOperation);
        }
    }

    private static string Guards(ApiNode operation) => operation["security"] is { } security
        ? string.Join(" or ", security.Items.Select(alternative =>
            string.Join(" and ", alternative.Members.Select(scheme => $"{scheme.Name}({List(scheme.Node)})"))).Order())
        : "";

    private static string List(ApiNode? node) =>
        node is null ? "" : string.Join(", ", node.Items.Select(item => item.Text).Order(StringComparer.Ordinal));

    private static Dictionary<string, ApiNode> Parameters(ApiNode operation) =>
        (operation.Shared?.Items ?? []).Concat(operation["parameters"]?.Items ?? [])
            .GroupBy(parameter => $"{parameter["in"]!.Text} {parameter["name"]!.Text}")
            .ToDictionary(group => group.Key, group => group.Last());

    private static Dictionary<string, ApiNode> Members(ApiNode? node) =>
        node?.Members.ToDictionary(member => member.Name, member => member.Node) ?? None;

    private void Compare(string name, ApiNode said, ApiNode done)
    {
        report.Same(name, "operationId", said["operationId"]?.Text, done["operationId"]?.Text);
        report.Same(name, "summary", said["summary"]?.Text, done["summary"]?.Text);
        report.Same(name, "tags", List(said["tags"]), List(done["tags"]));
        report.Same(name, "security", Guards(said), Guards(done));
        foreach (var (parameter, saidOne, doneOne) in report.Both(name, "parameter", Parameters(said), Parameters(done)))
        {
            Required($"{name}: {parameter}", saidOne, doneOne);
            schemas.Compare($"{name}: {parameter}", saidOne["schema"]!, doneOne["schema"]!);
        }

        var (saidBody, doneBody) = (said["requestBody"], done["requestBody"]);
        if (saidBody is not null && doneBody is not null)
        {
            Required($"{name}: body", saidBody, doneBody);
        }

        Content($"{name}: body", saidBody, doneBody);
        foreach (var (status, saidOne, doneOne) in report.Both(name, "response", Members(said["responses"]), Members(done["responses"])))
        {
            Content($"{name}: {status}", saidOne, doneOne);
        }
    }

    private void Required(string where, ApiNode said, ApiNode done) =>
        report.Same(where, "required", said["required"]?.Text ?? "false", done["required"]?.Text ?? "false");

    private void Content(string where, ApiNode? said, ApiNode? done)
    {
        foreach (var (_, saidOne, doneOne) in report.Both(where, "media type", Members(said?["content"]), Members(done?["content"])))
        {
            schemas.CompareUncarried(where, saidOne["schema"]!, doneOne["schema"]!);
        }
    }
}
