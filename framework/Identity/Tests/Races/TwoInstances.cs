using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Races;

/// <summary>Two instances of one issuer on one PostgreSQL database; none where PostgreSQL is missing.</summary>
public sealed class TwoInstances : IAsyncLifetime
{
    private IdentityHost? one;
    private IdentityHost? two;

    public IdentityHost One => one ?? throw new InvalidOperationException(PostgreSqlServer.Missing);

    public IdentityHost Two => two ?? throw new InvalidOperationException(PostgreSqlServer.Missing);

    public async ValueTask InitializeAsync()
    {
        if (PostgreSqlServer.Missing is not null)
        {
            return;
        }

        var connection = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync();
        one = new IdentityHost(new() { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = connection });
        await one.InitializeAsync();
        two = one.Beside();
        await two.InitializeAsync();
    }

    /// <summary>Sends requests at the same moment, each other one to the second instance.</summary>
    internal Task<Answer[]> AtOnceAsync(int count, Func<HttpRequestMessage> request) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => SendAsync(number % 2 == 0 ? One : Two, request())));

    public async ValueTask DisposeAsync()
    {
        if (two is not null)
        {
            await two.DisposeAsync();
        }

        if (one is not null)
        {
            await one.DisposeAsync();
        }
    }

    private static async Task<Answer> SendAsync(IdentityHost host, HttpRequestMessage request)
    {
        using (request)
        {
            using var client = host.NewClient();
            return await Answer.ReadAsync(await client.SendAsync(request, TestContext.Current.CancellationToken));
        }
    }
}
