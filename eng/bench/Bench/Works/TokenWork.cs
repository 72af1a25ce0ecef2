using DigitalIndiaStack.Bench.Load;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>An access token for a service (client_credentials with private_key_jwt), beside another server on the same database, and beside the cryptography of it alone.</summary>
internal static class TokenWork
{
    private const string Scope = "payments.accounts.read";
    private const string OtherDatabase = "other";

    public static async Task<WorkResult?> MeasureAsync(BenchOptions options)
    {
        await using var postgres = await PostgreSqlProcess.TryStartAsync();
        await using var sandbox = await Sandbox.StartAsync(options, null, await StorageAsync(postgres));
        using var client = new ServiceClient(sandbox);
        await using var bare = await Peer.StartAsync("token", "--key", ServiceClient.KeyFile(sandbox));
        await using var other = await OidcProvider.TryStartAsync(postgres?.AddressOf(OtherDatabase));
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
            runs.Add(("npm oidc-provider", new LoadRun(other.Server, _ => other.TokenRequest())));
        }

        var subjects = await SideBySide.MeasureAsync(options, [.. runs]);
        var store = postgres is null ? "SQLite, oidc-provider in memory" : "PostgreSQL with synchronous_commit=on";
        return new WorkResult("token", $"token: client_credentials with private_key_jwt, {store}, {options.Load}", subjects);
    }

    private static async Task<string[]> StorageAsync(PostgreSqlProcess? postgres)
    {
        if (postgres is null)
        {
            return [];
        }

        await postgres.CreateDatabaseAsync(OtherDatabase);
        return ["--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={await postgres.CreateDatabaseAsync("host")}"];
    }
}
