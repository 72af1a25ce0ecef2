using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Proxy.Tests;

/// <summary>A server whose blocks stand at addresses of their own is judged there.</summary>
public sealed class BlockPathTests
{
    private static readonly SpecSet Specs = SpecSet.Load(Suite.Specs);

    [Theory]
    [InlineData("/pay", "pay/accounts", "getAccount")]
    [InlineData("/api/payments/2026", "api/payments/2026/accounts", "getAccount")]
    [InlineData("/pay", "payments/v1/accounts", null)]
    public async Task An_operation_is_found_below_the_address_of_its_block(string prefix, string path, string? operation)
    {
        var blocks = new Dictionary<string, string> { ["payments"] = prefix };
        await using var between = await Between.StartAsync(settings => settings with { Blocks = blocks }, new Scripted());

        using var answer = await between.GetAsync($"{path}/{Scripted.AccountId}");

        string[] judged = operation is null ? [] : [operation];
        Assert.Equal(judged, between.Proxy.Tally.Operations.Keys);
        Assert.Empty(between.Proxy.Tally.Findings);
    }

    [Fact]
    public void The_target_file_says_where_a_block_stands()
    {
        var target = Of("""
            target: http://127.0.0.1:5080/dpi
            blocks: { payments: { baseUrl: 'http://127.0.0.1:5080/dpi/pay' }, consent: { baseUrl: 'https://consent.example.org/v1' } }
            """);

        Assert.Equal("/pay", target.Blocks["payments"]);
        Assert.Equal("/identity/v1", target.Blocks["identity"]);
        Assert.DoesNotContain("consent", target.Blocks.Keys);
        Assert.Equal(["consent stands at https://consent.example.org/v1, not below http://127.0.0.1:5080/dpi: it is not judged here."], target.Elsewhere);
    }

    [Fact]
    public void Without_a_target_and_a_file_nothing_is_passed_on() =>
        Assert.Contains("--target", Assert.Throws<Engine.Targets.ConfigurationFaultException>(() => ProxyTarget.Of(new ProxyRequest(null, null, "", "", null), Specs)).Message, StringComparison.Ordinal);

    private static ProxyTarget Of(string lines)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("dis-proxy-").FullName, "dis-sut.yaml");
        File.WriteAllText(path, $$"""
            version: 1
            name: A server
            issuer: /identity
            tenants: { a: { id: ke, clients: [{ role: registrar, clientId: r, key: 'file:nowhere.pem', scopes: [registries.read] }], persons: [] } }
            {{lines}}
            """);
        try
        {
            return ProxyTarget.Of(new ProxyRequest(null, path, "", "", null), Specs);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
