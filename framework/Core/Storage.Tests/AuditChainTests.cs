using DigitalIndiaStack.Core.Storage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Tests;

public sealed class AuditChainTests
{
    [Theory]
    [BothDatabases]
    public async Task Parallel_writers_make_one_chain_for_each_tenant_without_a_gap(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var one = await NotesHost.StartAsync(database);
        await using var two = await NotesHost.StartAsync(database, database.AsOtherProcess());

        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(() => WriteAsync(number % 2 == 0 ? one : two, number % 3 == 0 ? "ke" : "ma", $"note {number}"))));

        var report = Assert.Single(await one.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation));
        Assert.Empty(report.Faults);
        Assert.Equal(64, report.Records);
        Assert.Equal([("ke", 22L), ("ma", 42L)], report.Heads.Select(head => (head.Tenant, head.Sequence)));
    }

    [Theory]
    [BothDatabases]
    public async Task A_record_says_all_that_was_recorded_and_only_to_its_tenant(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope("ke");
        scope.Db.Record(new AuditEntry("record.disclose", "agriculture")
        {
            Subject = "subject",
            Resource = "records/1",
            Purpose = "benefit",
            ConsentId = "consent",
            Detail = new Dictionary<string, string> { ["fields"] = "ardhi é \"2\"", ["a"] = "1" },
        });
        await scope.Db.SaveChangesAsync(NotesScope.Cancellation);

        var record = await scope.Db.AuditTrail.SingleAsync(row => row.Subject == "subject", NotesScope.Cancellation);
        await using var other = host.Scope("ma");

        Assert.Equal(("record.disclose", "agriculture", "records/1", "benefit", "consent"), (record.Action, record.Actor, record.Resource, record.Purpose, record.ConsentId));
        Assert.StartsWith("{\"a\":\"1\",\"fields\":", record.Detail, StringComparison.Ordinal);
        Assert.Equal((1, host.Clock.GetUtcNow()), (record.Sequence, record.RecordedAt));
        Assert.Empty(await other.Db.AuditTrail.ToListAsync(NotesScope.Cancellation));
        Assert.Empty(Assert.Single(await host.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation)).Faults);
    }

    [Theory]
    [BothDatabases]
    public async Task An_act_of_no_tenant_is_recorded_in_a_chain_of_its_own(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope(null);

        scope.Db.Record(new AuditEntry("sign-in.refuse", "unknown"));
        await scope.Unit.FlushAsync(NotesScope.Cancellation);

        var report = Assert.Single(await host.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation));
        Assert.Equal([("-", 1L)], report.Heads.Select(head => (head.Tenant, head.Sequence)));
        Assert.Empty(report.Faults);
    }

    [Theory]
    [BothDatabases]
    public async Task Verification_gives_no_false_alarm_while_records_are_added(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                await WriteAsync(host, "ke", $"note {number}");
            }
        }, NotesScope.Cancellation);

        for (var round = 0; round < 20; round++)
        {
            Assert.Empty(Assert.Single(await host.Services.VerifyAuditAsync(cancellationToken: NotesScope.Cancellation)).Faults);
        }

        await stop.CancelAsync();
        await writing;
    }

    internal static async Task WriteAsync(NotesHost host, string tenant, string text)
    {
        await using var scope = host.Scope(tenant);
        await using var work = await scope.BeginAsync();
        scope.Db.Record(new AuditEntry("note.write", "me") { Subject = text });
        await scope.WriteAsync(text);
        await work.CommitAsync(null, NotesScope.Cancellation);
    }
}
