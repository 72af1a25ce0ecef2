using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>Finds the operation that a request calls.</summary>
internal sealed class OperationFinder(SpecSet specs)
{
    private readonly List<(string Prefix, ApiDocument Document)> blocks = [.. specs.Blocks.Select(block => ($"/{block}/v1", specs.Document(block)))];

    /// <returns><see langword="null"/> outside the blocks.</returns>
    public Place? Find(string method, string path)
    {
        var (prefix, document) = blocks.Find(block => path.StartsWith(block.Prefix + "/", StringComparison.Ordinal) || path == block.Prefix);
        if (document is null)
        {
            return null;
        }

        var segments = path[prefix.Length..].Split('/');
        var operation = document.Operations
            .Where(operation => operation.Method.Method == method && Matches(operation.Path.Split('/'), segments))
            .MinBy(operation => operation.Path.Count(letter => letter == '{'));
        return new Place(document.Block, operation);
    }

    private static bool Matches(string[] template, string[] segments) =>
        template.Length == segments.Length
        && template.Zip(segments).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);
}
