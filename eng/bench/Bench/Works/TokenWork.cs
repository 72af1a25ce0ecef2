using DigitalIndiaStack.Bench.Load;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>An access token for a service (client_credentials with private_key_jwt), beside another server and beside the cryptography of it alone.</summary>
internal static class TokenWork
{
    private const string Scope = "payments.accounts.read";

    public static async Task<WorkResult?> MeasureAsync(BenchOptions options)
    {
        await using var sandbox = await Sandbox.StartAsync(options);
        using var client = new ServiceClient(sandbox);
        await using var bare = await Peer.StartAsync("token", "--key", ServiceClient.KeyFile(sandbox));
        await using var other = await OidcProvider.TryStartAsync();
        List<(string, LoadRun)> runs =
        [
            ("host", new LoadRun(sandbox.Server, _ => client.TokenRequest("identity/connect/token", "payments", Scope))),
            ("one verify and one sign", new LoadRun(bare, _ => client.TokenRequest("token", "payments", Scope))),
        ];
        if (other is null)
        {
            Console.WriteLine("\ntoken: without oidc-provider, which is not installed below eng/peers/oidc-provider");
        }
        else
        {
            runs.Add(("npm oidc-provider, in memory", new LoadRun(other.Server, _ => other.TokenRequest())));
        }

        var subjects = await SideBySide.MeasureAsync(options, [.. runs]);
        return new WorkResult("token", $"token: client_credentials with private_key_jwt, SQLite, {options.Load}", subjects);
    }
}
