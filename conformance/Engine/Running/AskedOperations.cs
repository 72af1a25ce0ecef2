using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>The operations that a run is about: all of them, or those of the profiles that were asked for.</summary>
internal sealed class AskedOperations
{
    private const string Conventions = "common";

    private readonly HashSet<string> others;

    private AskedOperations(HashSet<string> others) => this.others = others;

    /// <param name="specs">The rules: a profile has the operations that its requirements name.</param>
    /// <param name="profiles">Names; with none of them, or with such as name no operation of a block, all operations are asked for.</param>
    public static AskedOperations Of(SpecSet specs, IReadOnlyList<string> profiles)
    {
        // A convention holds for every operation; those that it names are examples.
        var isAsked = specs.Requirements.Values.Where(requirement => requirement.Block != Conventions).ToLookup(requirement => requirement.Profiles.Any(profiles.Contains));
        var asked = isAsked[true].SelectMany(requirement => requirement.Operations).ToHashSet(StringComparer.Ordinal);
        return new AskedOperations(asked.Count == 0 ? [] : [.. isAsked[false].SelectMany(requirement => requirement.Operations).Except(asked)]);
    }

    /// <summary>Whether the run is about an operation; about one that no requirement names, it always is.</summary>
    public bool Contains(ApiOperation operation) => !others.Contains(operation.Id);
}
