using DigitalIndiaStack.Core.Storage.Model;
using DigitalIndiaStack.Core.Storage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DigitalIndiaStack.Core.Storage.Tests;

public sealed class FaultTests
{
    [Theory]
    [BothDatabases]
    public async Task Without_its_audit_a_store_serves_reads_refuses_writes_and_is_not_ready(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await AuditChainTests.WriteAsync(host, "ke", "before");
        await RenameAsync(host, "audit_heads", "away");

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => AuditChainTests.WriteAsync(host, "ke", "unrecorded"));

        await using var scope = host.Scope();
        Assert.True(host.Services.GetRequiredService<IStoreFaults>().IsUnavailable(refused));
        Assert.Equal("before", (await scope.Db.Notes.SingleAsync(NotesScope.Cancellation)).Text);
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(host));

        await RenameAsync(host, "away", "audit_heads");
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host));
        await AuditChainTests.WriteAsync(host, "ke", "after");
    }

    [Theory]
    [BothDatabases]
    public async Task A_store_that_stays_locked_is_unavailable_and_not_a_bug(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database, ("Storage:LockTimeoutSeconds", "1"));
        await using var other = await NotesHost.StartAsync(database, [.. database.AsOtherProcess(), ("Storage:LockTimeoutSeconds", "1")]);
        await AuditChainTests.WriteAsync(host, "ke", "first");
        await using var scope = host.Scope();
        await using var work = await scope.BeginAsync();
        await scope.Db.Notes.ExecuteUpdateAsync(set => set.SetProperty(note => note.Text, "held"), NotesScope.Cancellation);

        await using var late = other.Scope();
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => late.Db.Notes.ExecuteUpdateAsync(set => set.SetProperty(note => note.Text, "late"), NotesScope.Cancellation));

        Assert.True(host.Services.GetRequiredService<IStoreFaults>().IsUnavailable(refused));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using var host = await NotesHost.StartAsync(database);
        database.Settings["Storage:Provider"] = nameof(StorageProvider.PostgreSql);
        database.Settings["Storage:ConnectionString"] = "Host=127.0.0.1;Port=1;Username=nobody";

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => NotesHost.StartAsync(database));

        Assert.True(host.Services.GetRequiredService<IStoreFaults>().IsUnavailable(refused));
    }

    [Theory]
    [BothDatabases]
    public async Task A_wrong_query_is_a_bug_and_not_an_unavailable_store(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope();

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => scope.Db.Database.ExecuteSqlRawAsync("SELECT nothing FROM", NotesScope.Cancellation));

        Assert.False(host.Services.GetRequiredService<IStoreFaults>().IsUnavailable(refused));
    }

    private static async Task<HealthStatus> HealthAsync(NotesHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"), NotesScope.Cancellation)).Status;

    private static async Task RenameAsync(NotesHost host, string from, string to)
    {
        await using var scope = host.Scope();
        var table = StoreSql.Table<AuditHead>(scope.Db).Replace("audit_heads", from, StringComparison.Ordinal);
        var rename = $"ALTER TABLE {table} RENAME TO {to}";
        await scope.Db.Database.ExecuteSqlRawAsync(rename, NotesScope.Cancellation);
    }
}
