using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>Finds the operation that a request calls.</summary>
/// <param name="specs">The rules.</param>
/// <param name="prefixes">Path of each block below the target; a block without one is not behind this proxy.</param>
internal sealed class OperationFinder(SpecSet specs, IReadOnlyDictionary<string, string> prefixes)
{
    // The longest first: one block may stand below the address of another.
    private readonly List<(string Prefix, ApiDocument Document)> blocks =
        [.. prefixes.OrderByDescending(pair => pair.Value.Length).Select(pair => (pair.Value, specs.Document(pair.Key)))];

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
