using DigitalIndiaStack.Bench.Load;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>A sign-in of a person who has a session: pushed request, code with PKCE, tokens and userinfo, beside another server on the same database.</summary>
internal static class CodeWork
{
    private const string OtherDatabase = "other";

    public static async Task<WorkResult?> MeasureAsync(BenchOptions options)
    {
        await using var postgres = await PostgreSqlProcess.TryStartAsync();
        if (postgres is null || NodeProgram.OidcProvider is null)
        {
            Console.WriteLine("\ncode: not run, it needs PostgreSQL, and oidc-provider below eng/peers/oidc-provider");
            return null;
        }

        await postgres.CreateDatabaseAsync(OtherDatabase);
        string[] storage = ["--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={await postgres.CreateDatabaseAsync("host")}"];
        await using var sandbox = await Sandbox.StartAsync(options, null, storage);
        await using var other = (await OidcProvider.TryStartAsync(postgres.AddressOf(OtherDatabase)))!;
        var subjects = await SideBySide.MeasureAsync(
            options,
            ("host", new LoadRun(sandbox.Server, await FlowAsync(options, sandbox.Data))),
            ("npm oidc-provider", new LoadRun(other.Server, await FlowAsync(options, other.Data))));
        return new WorkResult("code", $"code: pushed request, code with PKCE in a session, tokens, userinfo; PostgreSQL with synchronous_commit=on, {options.Load}", subjects);
    }

    private static async Task<Func<HttpClient, long, Task>> FlowAsync(BenchOptions options, string data)
    {
        var sessions = await OpenSessions.OpenAsync(Path.Combine(data, "dis-sut.yaml"), options.Connections);
        var asker = new TokenAsker(sessions.ClientId, Path.Combine(data, "keys", $"{sessions.ClientId}.pem"), sessions.Issuer);
        return new CodeFlow(sessions, asker).RunAsync;
    }
}
