using System.Text.Json;
using DigitalIndiaStack.Core.Storage.Model;
using DigitalIndiaStack.Core.Storage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Tests;

public sealed class OutboxTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [BothDatabases]
    public async Task Exactly_the_committed_events_arrive_once_from_two_processes(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var one = await NotesHost.StartAsync(database);
        await using var two = await NotesHost.StartAsync(database, database.AsOtherProcess());
        one.Transport.Pace = two.Transport.Pace = TimeSpan.FromMilliseconds(300);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(() => PublishAsync(number % 2 == 0 ? one : two, $"{number:00}", commit: number % 3 != 0))));
        await EmptyAsync(one);

        Assert.Equal(
            Enumerable.Range(0, 60).Where(number => number % 3 != 0).Select(number => $"{number:00}"),
            one.Transport.Subjects.Concat(two.Transport.Subjects).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_event_is_a_CloudEvent_of_its_block_and_tenant()
    {
        using var database = await Database.CreateAsync(StorageProvider.Sqlite);
        await using var host = await NotesHost.StartAsync(database);

        await PublishAsync(host, "n1", commit: true);
        await EmptyAsync(host);

        var delivery = Assert.Single(host.Transport.Received);
        var cloudEvent = JsonDocument.Parse(delivery.CloudEvent).RootElement;
        Assert.Equal(("notes", "ke", "here"), (delivery.Block, delivery.Tenant, delivery.Target));
        Assert.Equal(
            ("1.0", "/notes", "note.written.v1", "n1", "ke", "hello"),
            (Text("specversion"), Text("source"), Text("type"), Text("subject"), Text("tenant"), cloudEvent.GetProperty("data").GetProperty("text").GetString()));
        Assert.Equal(host.Clock.GetUtcNow(), cloudEvent.GetProperty("time").GetDateTimeOffset());
        Assert.Equal(7, cloudEvent.GetProperty("id").GetGuid().Version);

        string? Text(string name) => cloudEvent.GetProperty(name).GetString();
    }

    [Theory]
    [BothDatabases]
    public async Task A_failing_target_holds_up_no_other_and_gets_its_events_when_it_is_back(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database);
        host.Transport.Targets = ["good", "bad"];
        host.Transport.Answer = delivery => delivery.Target == "bad" ? "HTTP 500" : null;

        await PublishAsync(host, "n1", commit: true);
        await EventuallyAsync(host, rows => rows is [{ Attempts: 1, LastError: "HTTP 500", Target: "bad" }]);
        Assert.Equal(["good"], host.Transport.Received.Select(delivery => delivery.Target));

        host.Transport.Answer = _ => null;
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await EmptyAsync(host);
        Assert.Equal(["bad", "good"], host.Transport.Received.Select(delivery => delivery.Target).Order(StringComparer.Ordinal));
    }

    [Theory]
    [BothDatabases]
    public async Task An_event_that_never_gets_through_is_parked_with_the_reason(StorageProvider provider)
    {
        using var database = await Database.CreateAsync(provider);
        await using var host = await NotesHost.StartAsync(database, ("Outbox:MaximumAttempts", "3"));
        host.Transport.Answer = _ => "HTTP 410";

        await PublishAsync(host, "n1", commit: true);
        for (var attempt = 1; attempt < 3; attempt++)
        {
            await EventuallyAsync(host, rows => rows is [{ LastError: not null } row] && row.Attempts == attempt && row.NextAttemptAt == host.Clock.GetUtcNow().AddSeconds(1 << (attempt - 1)));
            host.Clock.Advance(TimeSpan.FromSeconds(1 << (attempt - 1)));
        }

        await EventuallyAsync(host, rows => rows is [{ Attempts: 3, ParkedAt: not null, LastError: "HTTP 410" }]);
    }

    private static async Task PublishAsync(NotesHost host, string subject, bool commit)
    {
        await using var scope = host.Scope();
        await using var work = await scope.BeginAsync();
        scope.Db.Publish(Events.Of(subject));
        await scope.WriteAsync(subject);
        if (commit)
        {
            await work.CommitAsync(null, NotesScope.Cancellation);
        }
    }

    private static Task EmptyAsync(NotesHost host) => EventuallyAsync(host, rows => rows.Count == 0);

    private static async Task EventuallyAsync(NotesHost host, Func<List<OutboxMessage>, bool> expected)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            await using var scope = host.Scope();
            var rows = await scope.Db.Set<OutboxMessage>().AsNoTracking().ToListAsync(NotesScope.Cancellation);
            if (expected(rows))
            {
                return;
            }

            Assert.True(TimeProvider.System.GetUtcNow() < until, $"The outbox holds {JsonSerializer.Serialize(rows)}.");
            await Task.Delay(50, NotesScope.Cancellation);
        }
    }
}
