using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Cli.Init;

/// <summary>Writes a <c>dis-sut.yaml</c> from what a server tells, and from who acts in it.</summary>
internal static class SutText
{
    public static string Of(ServerFacts facts, IEnumerable<string> allBlocks, IEnumerable<string> tenants, string receiver = "")
    {
        List<string> missing = [.. allBlocks.Where(block => !facts.Blocks.Contains(block))];
        string[] lines =
        [
            "# What the conformance suite must know of this server; docs/handbook/conformance.md tells what each line means.",
            "# Secrets stand here by reference only: file:PATH, relative to this file, or env:NAME.",
            "version: 1",
            $"name: {YamlFlow.Text(facts.IsSandbox ? $"Sandbox at {facts.Target.Authority}" : facts.Target.Authority)}",
            $"target: {facts.Target.ToString().TrimEnd('/')}",
            facts.Issuer is { } issuer
                ? $"issuer: {Short(issuer, facts.Target)}"
                : $"issuer: /{TargetFile.Unknown}        # no discovery document was found; below it must stand /.well-known/openid-configuration",
            facts.IsSandbox
                ? "control: /sandbox/v1"
                : "# control: /sandbox/v1          # no test-control API answers; what needs one is skipped",
            receiver.Length > 0
                ? $"receiver: {receiver}"
                : facts.IsSandbox && facts.Target.IsLoopback
                ? "receiver: http://127.0.0.1"
                : "# receiver: http://192.0.2.7     # where the server reaches this machine; without it nothing that it delivers is judged",
            facts.IsSandbox
                ? "destructive: true"
                : "destructive: false            # true where checks may delete, load, lock and move the clock",
            .. tenants,
            $"unsupported: [{string.Join(", ", missing)}]{(missing.Count == 0 ? "" : "    # nothing answers at their usual addresses; name others under blocks")}",
            "waivers: []",
            "",
        ];
        return string.Join('\n', lines);
    }

    // A path alone follows the target, so that --target can point the file at another address.
    private static string Short(Uri issuer, Uri target) => issuer.Authority == target.Authority && issuer.Scheme == target.Scheme ? issuer.AbsolutePath : issuer.ToString();
}
