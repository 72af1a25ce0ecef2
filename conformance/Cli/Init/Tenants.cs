using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli.Init;

/// <summary>The part of a <c>dis-sut.yaml</c> that tells who acts.</summary>
internal static class Tenants
{
    /// <summary>Those of a sandbox, as it wrote them into its data folder, and where it asks for certificates; keys and PIN stay where they are.</summary>
    /// <param name="file">The sandbox's own <c>dis-sut.yaml</c>.</param>
    /// <param name="home">Folder of the new file, to which references are relative.</param>
    public static IEnumerable<string> OfSandbox(string file, string home)
    {
        var data = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var document = Yaml.Tree(Yaml.Read(File.ReadAllText(file), file))!.AsObject();
        foreach (var (member, value) in Moved(document, data, home).Where(pair => pair.Key is "mtls" or "trust"))
        {
            yield return $"{member}: {YamlFlow.Of(value)}";
        }

        yield return "tenants:";
        foreach (var (name, tenant) in document.Objects("tenants"))
        {
            yield return $"  {name}:";
            foreach (var (member, value) in tenant)
            {
                yield return $"    {member}:{(value is JsonArray ? "" : $" {YamlFlow.Of(value)}")}";
                foreach (var entry in (value as JsonArray ?? []).OfType<JsonObject>())
                {
                    yield return $"      - {YamlFlow.Of(Moved(entry, data, home))}";
                }
            }
        }
    }

    /// <summary>Where a sandbox reaches a suite on its machine, as its own file says: its client for logouts is registered there.</summary>
    public static string ReceiverOf(string file) => Yaml.Tree(Yaml.Read(File.ReadAllText(file), file)).Text("receiver");

    /// <summary>Those that the checks look for, with everything unknown that only their owner knows.</summary>
    public static IEnumerable<string> OfRoles(ServerFacts facts, SpecSet specs)
    {
        var scopes = specs.Blocks.Where(block => facts.Blocks.Contains(block) || (block == "sandbox" && facts.IsSandbox)).SelectMany(block => specs.Document(block).Scopes).ToHashSet();
        IEnumerable<string> Clients(string tenant) => RoleNeed.All.Where(role => (tenant == "a" || role.IsInBoth) && role.Scopes.Any(scopes.Contains))
            .Select(role => Client(role, tenant, scopes)).DefaultIfEmpty($"      - {{ role: registrar, clientId: {TargetFile.Unknown}, scopes: [] }}");
        return
        [
            "# mtls: https://mtls.example.org   # where the server asks for client certificates; without it mutual TLS is not judged",
            "tenants:", "  a:", $"    id: {TargetFile.Unknown}", "    clients:", .. Clients("a"), "    persons:", Person("a", "citizen"), Person("a", "neighbour"), Person("a", "officer"), Person("a", "agent"), Person("a", "colleague"), Person("a", "inspector"), Data,
            "  b:", $"    id: {TargetFile.Unknown}", "    clients:", .. Clients("b"), "    persons:", Person("b", "officer"),
        ];
    }

    private static string Client(RoleNeed role, string tenant, HashSet<string> scopes)
    {
        const string Landing = "redirectUri: 'http://127.0.0.1:5999/callback'";
        var key = $"key: 'env:DIS_KEY_{tenant.ToUpperInvariant()}_{role.Role.ToUpperInvariant()}'";
        var how = role.IsPublic ? $"{Landing}, postLogoutRedirectUri: 'http://127.0.0.1:5999/signed-out'" : role.IsTold || role.IsVisited ? $"{key}, {Landing}" : role.IsHighAssurance ? $"{key}{(role.HasCertificate ? $", certificate: 'env:DIS_CERTIFICATE_{tenant.ToUpperInvariant()}_{role.Role.ToUpperInvariant()}'" : "")}, {Landing}, highAssurance: true" : key;
        return $"      - {{ role: {role.Role}, clientId: {TargetFile.Unknown}-{role.Role}, {how}, scopes: [{string.Join(", ", role.Scopes.Where(scopes.Contains))}] }}    # {role.What}";
    }

    private static string Person(string tenant, string role) =>
        $"      - {{ role: {role}, number: {TargetFile.Unknown}, contact: {TargetFile.Unknown}, pin: 'env:DIS_PIN_{tenant.ToUpperInvariant()}_{role.ToUpperInvariant()}' }}";

    // Currency by ISO 4217, a second language, the client by which registries verify consents, and the registry that agriculture reads.
    private const string Data = $"    data: {{ currency: {TargetFile.Unknown}, language: {TargetFile.Unknown}, dataSource: {TargetFile.Unknown}, farmerRegistry: {TargetFile.Unknown}, timeZone: {TargetFile.Unknown} }}";

    private static JsonObject Moved(JsonObject entry, string from, string to)
    {
        var moved = entry.DeepClone().AsObject();
        foreach (var (member, value) in entry)
        {
            if (value?.ToString() is { } reference && reference.StartsWith("file:", StringComparison.Ordinal))
            {
                moved[member] = $"file:{Path.GetRelativePath(to, Path.Combine(from, reference["file:".Length..])).Replace('\\', '/')}";
            }
        }

        return moved;
    }
}
