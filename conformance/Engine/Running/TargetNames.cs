using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>The names in a target file that the rules must know: with a slip of the pen they would silently mean nothing.</summary>
internal static class TargetNames
{
    /// <summary>One sentence for each name that no specification has.</summary>
    public static IEnumerable<string> Unknown(SystemUnderTest target, SpecSet specs)
    {
        var offers = specs.Blocks.Concat(specs.Requirements.Values.Select(requirement => requirement.Block))
            .Concat(specs.Blocks.SelectMany(block => specs.Document(block).Operations, (_, operation) => operation.Id)).ToHashSet(StringComparer.Ordinal);
        return target.Waivers.Where(waiver => !specs.Requirements.ContainsKey(waiver.Requirement)).Select(waiver => $"waivers: there is no requirement {waiver.Requirement}.")
            .Concat(target.Unsupported.Where(name => !offers.Contains(name)).Select(name => $"unsupported: {name} is neither a block nor an operation."))
            .Concat(target.Blocks.Keys.Where(name => !specs.Blocks.Contains(name)).Select(name => $"blocks: there is no block {name}."));
    }
}
