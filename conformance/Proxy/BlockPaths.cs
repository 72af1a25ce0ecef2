using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>Where the blocks of a server stand below the address that the proxy passes everything on to.</summary>
public static class BlockPaths
{
    /// <summary>The usual path of every block.</summary>
    public static IReadOnlyDictionary<string, string> Usual(SpecSet specs) => specs.Blocks.ToDictionary(block => block, block => $"/{block}/v1");

    /// <summary>The paths that a target file says; a block that stands elsewhere than below the target has none.</summary>
    /// <param name="specs">The rules, which name the blocks.</param>
    /// <param name="server">What the target file says.</param>
    public static IReadOnlyDictionary<string, string> Of(SpecSet specs, SystemUnderTest server)
    {
        var root = server.Target.AbsoluteUri.TrimEnd('/');
        return specs.Blocks
            .Select(block => (Block: block, Address: server.AddressOf(block).BaseUrl.AbsoluteUri.TrimEnd('/')))
            .Where(place => place.Address.StartsWith(root + "/", StringComparison.Ordinal))
            .ToDictionary(place => place.Block, place => place.Address[root.Length..]);
    }
}
