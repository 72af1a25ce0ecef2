using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Registries.Block.Storage;
using DigitalIndiaStack.Registries.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Registries.Tests.Api;

/// <summary>Clauses REG-3.1 to REG-3.6 and REG-3.9.</summary>
public sealed class RecordTests(RegistriesHost host)
{
    [Fact]
    public async Task A_record_that_breaks_the_schema_is_refused_with_a_pointer_for_each_error()
    {
        var plots = await Plots.DefineAsync(host);

        var refused = await plots.TryAddAsync(new { area = -1, sown = "yesterday", owner = "me" });

        Assert.Equal("422 REG-0422", refused.Outcome);
        Assert.Equal(["/data required", "/data/area minimum", "/data/owner additionalProperties", "/data/sown format"], refused.Pointers().Order(StringComparer.Ordinal));
        Assert.Empty(Plots.PlotsOf(await plots.SearchAsync()));
    }

    [Fact]
    public async Task The_number_of_a_persons_record_is_nowhere_in_the_store()
    {
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        await plots.AddAsync(new { plot = "P-1" }, number);

        await using var scope = host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<RegistriesDbContext>();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint", TestContext.Current.CancellationToken);
        var source = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        var stored = string.Concat(Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(source))!, "registries.db*").Select(ReadShared));

        Assert.Contains(FakeIdentity.SubjectOf(number), stored, StringComparison.Ordinal);
        Assert.DoesNotContain(number, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_belongs_to_nobody_is_refused()
    {
        var plots = await Plots.DefineAsync(host);

        Assert.Equal("422 REG-0425", (await plots.TryAddAsync(new { plot = "P-1" }, FakeIdentity.UnknownNumber)).Outcome);
    }

    [Fact]
    public async Task A_replaced_version_stays_in_the_history_and_the_tag_changes()
    {
        var plots = await Plots.DefineAsync(host);
        var id = await plots.AddAsync(new { plot = "P-1", area = 1.50 });
        var first = await plots.ReadAsync(id);
        host.Host.Clock.Advance(TimeSpan.FromSeconds(1));

        var second = await plots.ReplaceAsync(id, new { plot = "P-1", area = 2 }, first.Header("ETag"));
        var third = await plots.ReplaceAsync(id, new { plot = "P-1", area = 2 }, second.Header("ETag"));
        var page = await host.GetAsync($"{plots.Path}/{id}/history?limit=2");
        var rest = await host.GetAsync($"{plots.Path}/{id}/history?limit=2&cursor={page.Text("nextCursor")}");

        Assert.Equal(3, new[] { first, second, third }.Select(answer => answer.Header("ETag")).Distinct().Count());
        Assert.Equal([1, 2, 3], page.Items().Concat(rest.Items()).Select(item => item.GetProperty("version").GetInt32()));
        Assert.Equal(first.Text("data"), page.Items()[0].GetProperty("data").GetRawText());
        Assert.Equal(page.Items()[1].GetProperty("validFrom").GetString(), page.Items()[0].GetProperty("validTo").GetString());
        Assert.Equal(third.Text("validFrom"), page.Items()[1].GetProperty("validTo").GetString());
        Assert.False(rest.Items()[0].TryGetProperty("validTo", out _));
        Assert.Equal(third.Body, (await plots.ReadAsync(id)).Body);
    }

    [Fact]
    public async Task A_read_as_at_a_moment_answers_what_held_then()
    {
        var plots = await Plots.DefineAsync(host);
        var id = await plots.AddAsync(new { plot = "then" });
        var made = host.Host.Clock.GetUtcNow();
        host.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await plots.ReplaceAsync(id, new { plot = "now" }, "\"v1\"");

        var then = await plots.ReadAsync(id, AsAt(made));
        Assert.Equal("then", then.Text("data", "plot"));
        Assert.Equal("\"v1\"", then.Header("ETag"));
        Assert.Equal((await plots.ReadAsync(id)).Text("validFrom"), then.Text("validTo"));
        Assert.Equal("now", (await plots.ReadAsync(id, AsAt(made.AddDays(1)))).Text("data", "plot"));
        Assert.Equal("404 REG-0404", (await plots.ReadAsync(id, AsAt(made.AddDays(-1)))).Outcome);
    }

    [Fact]
    public async Task A_replacement_wants_the_tag_of_the_version_that_it_replaces()
    {
        var plots = await Plots.DefineAsync(host);
        var id = await plots.AddAsync(new { plot = "P-1" });
        await plots.ReplaceAsync(id, new { plot = "P-2" }, "\"v1\"");

        Assert.Equal("428 API-0428", (await plots.ReplaceAsync(id, new { plot = "P-3" }, null)).Outcome);
        Assert.Equal("412 API-0412", (await plots.ReplaceAsync(id, new { plot = "P-3" }, "\"v1\"")).Outcome);
        Assert.Equal("404 REG-0404", (await plots.ReplaceAsync(Guid.CreateVersion7().ToString(), new { plot = "P-3" }, "*")).Outcome);
    }

    [Fact]
    public async Task A_refused_replacement_leaves_record_history_and_index_as_they_were()
    {
        var plots = await Plots.DefineAsync(host);
        var id = await plots.AddAsync(new { plot = "P-1", area = 1 });
        var before = await plots.ReadAsync(id);

        Assert.Equal("422 REG-0422", (await plots.ReplaceAsync(id, new { plot = "P-2", area = -1 }, before.Header("ETag"))).Outcome);

        Assert.Equal(before.Body, (await plots.ReadAsync(id)).Body);
        Assert.Single((await host.GetAsync($"{plots.Path}/{id}/history")).Items());
        Assert.Equal(["P-1"], Plots.PlotsOf(await plots.SearchAsync("?index=plot&value=P-1")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_of_several_replacements_of_a_version_holds(bool onPostgreSql)
    {
        await using var fresh = await RegistriesHost.StartAsync(onPostgreSql);
        var plots = await Plots.DefineAsync(fresh);
        var id = await plots.AddAsync(new { plot = "P-0" });

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => plots.ReplaceAsync(id, new { plot = $"P-{number}" }, "\"v1\"")));

        Assert.Equal(["200", "412 API-0412"], answers.Select(answer => answer.Outcome).Distinct().Order());
        var held = Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(held.Body, (await plots.ReadAsync(id)).Body);
        Assert.Equal([held.Text("data", "plot")], Plots.PlotsOf(await plots.SearchAsync($"?index=plot&value={held.Text("data", "plot")}")));
        Assert.Equal(2, (await fresh.GetAsync($"{plots.Path}/{id}/history")).Items().Length);
    }

    [Fact]
    public async Task A_look_is_in_the_audit_trail_before_the_answer_and_holds_no_value()
    {
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        var id = await plots.AddAsync(new { plot = "value-of-plot", area = 3 }, number);
        await plots.ReadAsync(id);

        await using var scope = host.Scope();
        var trail = await scope.ServiceProvider.GetRequiredService<RegistriesDbContext>().AuditTrail
            .Where(record => record.Resource == $"records/{id}")
            .OrderBy(record => record.Sequence)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["record.create", "record.read"], trail.Select(record => record.Action));
        Assert.All(trail, record => Assert.Equal(FakeIdentity.SubjectOf(number), record.Subject));
        Assert.Contains("area", trail[1].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(trail, record => record.Detail.Contains("value-of-plot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_look_of_who_acts_for_another_names_both()
    {
        var plots = await Plots.DefineAsync(host);
        var id = await plots.AddAsync(new { plot = "P-1" }, Plots.NewNumber());
        var token = host.Host.Issuer.Sign(new TestToken("registries", "registries.records.read") { ClientId = "registrar", Tenant = "ke", Subject = "the-principal", Actor = "the-delegate" });

        var answer = await host.Host.SendAsync(HttpMethod.Get, $"{plots.Path}/{id}", token, null, TestContext.Current.CancellationToken);

        await using var scope = host.Scope();
        var look = await scope.ServiceProvider.GetRequiredService<RegistriesDbContext>().AuditTrail
            .SingleAsync(record => record.Resource == $"records/{id}" && record.Action == "record.read", TestContext.Current.CancellationToken);
        Assert.Equal((200, "the-delegate"), (answer.Status, look.Actor));
        Assert.Contains("\"principal\":\"the-principal\"", look.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_cannot_be_rewritten_even_by_who_reaches_the_database()
    {
        var plots = await Plots.DefineAsync(host);
        await plots.AddAsync(new { plot = "P-1" });

        await using var scope = host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<RegistriesDbContext>();
        var fault = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() =>
            db.Database.ExecuteSqlRawAsync("UPDATE record_versions SET data = ''", TestContext.Current.CancellationToken));

        Assert.Contains("append-only", fault.Message, StringComparison.Ordinal);
    }

    private static string AsAt(DateTimeOffset moment) => $"?asAt={Uri.EscapeDataString(moment.ToString("O"))}";

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
