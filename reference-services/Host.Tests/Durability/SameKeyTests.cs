using System.Net;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Durability;

public sealed class SameKeyTests(SharedSandbox sandbox)
{
    private const int Rivals = 16;

    [Fact]
    public async Task Sixteen_requests_with_one_key_pay_once_on_sqlite()
    {
        using var ledger = await Ledger.OpenAsync((await sandbox.StartedAsync()).Settings);
        await RaceAsync([ledger]);
    }

    [Fact]
    public Task Sixteen_requests_with_one_key_pay_once_on_sqlite_at_two_processes() => RaceAtTwoProcessesAsync();

    [Fact]
    public async Task Sixteen_requests_with_one_key_pay_once_on_postgresql_at_two_processes()
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var database = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync();
        await RaceAtTwoProcessesAsync("--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={database}");
    }

    // The second process shares the store of the first: its database, or the files of its data folder.
    private static async Task RaceAtTwoProcessesAsync(params string[] storage)
    {
        var one = SandboxSettings.Fresh(["--Blocks=identity,payments,sandbox", .. storage]);
        await using var first = await SandboxProcess.StartAsync(one);
        var two = one with { Address = SandboxSettings.FreeAddress() };
        two = two.With("--Blocks=payments", $"--Identity:Issuer={one.Address}", $"--Peers:identity={one.Address}");
        await using var second = await SandboxProcess.StartAsync(two);
        using var ledger = await Ledger.OpenAsync(one);
        using var elsewhere = await ledger.AtAsync(one, two.Address);
        await RaceAsync([ledger, elsewhere]);
    }

    private static async Task RaceAsync(Ledger[] ways)
    {
        for (var round = 1; round <= 5; round++)
        {
            var key = $"race-{Guid.CreateVersion7():N}";
            var answers = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(rival => ways[rival % ways.Length].PayAsync(key)));

            // A rival waits for the first answer, or is told that the first still runs (API-8.6).
            Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.Body));
            Assert.Single(answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer.Body).Distinct());
            Assert.Equal(round, await ways[0].CountAsync());
        }
    }
}
