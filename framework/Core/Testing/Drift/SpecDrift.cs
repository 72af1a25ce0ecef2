using System.Reflection;
using System.Text.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.JsonSchema.Yaml;

namespace DigitalIndiaStack.Core.Testing.Drift;

/// <summary>
/// Compares a specification with the mirror that the running code gives of itself, fact by fact.
/// </summary>
/// <remarks>
/// Compared: paths, methods, operationId, summary, tags, scopes; parameters with place, requiredness and schema; bodies and
/// responses with status, media type and schema; of schemas type, format, enum, bounds, pattern, default, members, which of them
/// are required, and whether others may come. Not compared, because types in C# do not carry it and the validation of requests
/// reads it from the specification itself: bounds of the scalars inside lists, maps and plain text, <c>uniqueItems</c> and bounds
/// on the number of members; nor examples, descriptions and response headers, which change no behaviour.
/// </remarks>
public static class SpecDrift
{
    /// <summary>Compares what a block answers with the specification that its contracts embed. Needs no store and no host.</summary>
    /// <param name="block">The block.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Each difference as a sentence; empty when there is none.</returns>
    public static async Task<IReadOnlyList<string>> CompareAsync(IBlock block, CancellationToken cancellationToken)
    {
        var resource = $"{block.Name}.v1.yaml";
        var own = block.GetType().Assembly;
        var contracts = own.GetReferencedAssemblies()
            .Where(name => name.Name!.EndsWith(".Contracts", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .FirstOrDefault(assembly => assembly.GetManifestResourceNames().Contains(resource));
        return Compare(Embedded(contracts ?? own, resource), await MirrorHost.ReadAsync(block, cancellationToken));
    }

    /// <summary>Compares the specification that is embedded in a contracts assembly with <c>/openapi/{block}.json</c> of a host.</summary>
    /// <param name="host">Reaches the host.</param>
    /// <param name="contracts">The assembly.</param>
    /// <param name="block">The block.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Each difference as a sentence; empty when there is none.</returns>
    public static async Task<IReadOnlyList<string>> CompareAsync(HttpClient host, Assembly contracts, string block, CancellationToken cancellationToken)
    {
        var mirror = await host.GetStringAsync(new Uri($"openapi/{block}.json", UriKind.Relative), cancellationToken);
        return Compare(Embedded(contracts, $"{block}.v1.yaml"), mirror);
    }

    /// <summary>Compares a specification with a mirror.</summary>
    /// <param name="specification">The YAML; it may refer to <c>common.v1.yaml</c>.</param>
    /// <param name="mirror">The JSON that the code gives.</param>
    /// <returns>Each difference as a sentence; empty when there is none.</returns>
    public static IReadOnlyList<string> Compare(string specification, string mirror)
    {
        var common = new ApiDocument(YamlReader.Read(Embedded(typeof(ProblemDetails).Assembly, "common.v1.yaml")), null);
        var said = new ApiDocument(YamlReader.Read(specification), common);
        var done = new ApiDocument(JsonElement.Parse(mirror), null);
        var differences = new DriftReport();
        new OperationComparison(differences).Compare(Operations(said), Operations(done));
        return differences.Sentences;
    }

    private static Dictionary<string, ApiNode> Operations(ApiDocument document)
    {
        // The servers of a mirror name hosts; those of a specification, the base path.
        var server = document.Root["servers"]?.Items.First()["url"]?.Text;
        var prefix = server is ['/', ..] ? server : "";
        return document.Root["paths"]!.Members
            .SelectMany(path => path.Node.Members, (path, operation) => (path, operation))
            .Where(found => found.operation.Name is not ("parameters" or "summary" or "description"))
            .Where(found => found.operation.Node["x-served-by"] is null)
            .ToDictionary(
                found => $"{found.operation.Name.ToUpperInvariant()} {prefix}{found.path.Name}",
                found => found.operation.Node with { Shared = found.path.Node["parameters"] });
    }

    private static string Embedded(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"{assembly.GetName().Name} does not embed {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
