using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Storage.Model;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.Offline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>The announcement of a key stands in the audit, by itself or by an operator, once, and no key is announced without (IDN-5.13).</summary>
public sealed class KeyAuditTests
{
    private const string Announced = "identity.key.announce";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_announcement_is_one_record(bool isPostgreSql)
    {
        await using var first = await CredentialTests.StartAsync(isPostgreSql);
        await using var host = first.Beside(new() { ["Identity:SigningKeyDays"] = "90" });
        await host.InitializeAsync();
        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Services.AnnounceCredentialKeyAsync(Cancellation)));
        host.Clock.Advance(TimeSpan.FromDays(89.5));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FetchAsync(host, ".well-known/jwks")));

        var records = await RecordsAsync(host);
        Assert.Equal([("operator", "credentials"), ("identity", "tokens")], records.Select(record => (record.Actor, Signs(record))));
        Assert.Equal($"key/{told[0].KeyId}", records[0].Resource);
        Assert.Contains($"\"kid\":\"{records[1].Resource![4..]}\"", (await FetchAsync(host, ".well-known/jwks")).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty((await host.Services.VerifyAuditAsync(cancellationToken: Cancellation)).SelectMany(report => report.Faults));

        static string Signs(AuditRecord record) => System.Text.Json.JsonElement.Parse(record.Detail).GetProperty("signs").GetString()!;
    }

    [Fact]
    public async Task A_key_that_the_audit_does_not_take_is_not_announced()
    {
        await using var host = new IdentityHost();
        await host.InitializeAsync();
        await ExecuteAsync(host, $"CREATE TRIGGER full BEFORE INSERT ON audit_records WHEN NEW.action = '{Announced}' BEGIN SELECT RAISE(ABORT, 'full'); END");
        await Assert.ThrowsAnyAsync<Exception>(() => host.Services.AnnounceSigningKeyAsync(Cancellation));
        await Assert.ThrowsAnyAsync<Exception>(() => host.Services.AnnounceCredentialKeyAsync(Cancellation));

        Assert.Equal(2, await KeysAsync(host));
        await ExecuteAsync(host, "DROP TRIGGER full");
        await host.Services.AnnounceSigningKeyAsync(Cancellation);
        await host.Services.AnnounceCredentialKeyAsync(Cancellation);
        Assert.Equal(4, await KeysAsync(host));
        Assert.Equal(2, (await RecordsAsync(host)).Count);
    }

    private static async Task<List<AuditRecord>> RecordsAsync(IdentityHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().AuditTrail.IgnoreQueryFilters()
            .Where(record => record.Action == Announced).OrderBy(record => record.Sequence).ToListAsync(Cancellation);
    }

    private static async Task<int> KeysAsync(IdentityHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Keys.CountAsync(key => key.Name.StartsWith("signing") || key.Name.StartsWith("credentials"), Cancellation);
    }

    private static async Task ExecuteAsync(IdentityHost host, string sql)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Database.ExecuteSqlRawAsync(sql, Cancellation);
    }

    private static async Task<string> FetchAsync(IdentityHost host, string address)
    {
        using var http = host.NewClient();
        return await http.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation);
    }
}
