using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Proxy;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The server behind the proxy.</summary>
/// <param name="Address">Where everything is passed on to.</param>
/// <param name="Blocks">Path of each block below it.</param>
/// <param name="Elsewhere">A sentence for each block that is not behind the proxy, so that nobody takes its silence for good.</param>
internal sealed record ProxyTarget(Uri Address, IReadOnlyDictionary<string, string> Blocks, IReadOnlyList<string> Elsewhere)
{
    /// <summary>What the command line and the target file say.</summary>
    /// <exception cref="ConfigurationFaultException">Neither names a server, or the file cannot be read.</exception>
    public static ProxyTarget Of(ProxyRequest request, SpecSet specs)
    {
        var said = RunSetup.Address(request.Target);
        if ((request.Sut ?? RunSetup.UsualSut()) is not { } path)
        {
            return said is not null
                ? new ProxyTarget(said, BlockPaths.Usual(specs), [])
                : throw new ConfigurationFaultException(["Say which server is behind the proxy: --target URL, or --sut FILE with a target."]);
        }

        // The proxy acts for nobody: what the file lacks of secrets is no fault here.
        var faults = new List<string>();
        var server = TargetFile.Read(path, said, faults) ?? throw new ConfigurationFaultException(faults);
        var blocks = BlockPaths.Of(specs, server);
        return new ProxyTarget(server.Target, blocks, [.. specs.Served
            .Where(block => !blocks.ContainsKey(block) && !server.Unsupported.Contains(block))
            .Select(block => $"{block} stands at {server.AddressOf(block).BaseUrl}, not below {server.Target}: it is not judged here.")]);
    }
}
