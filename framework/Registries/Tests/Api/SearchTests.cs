using DigitalIndiaStack.Registries.Tests.Hosting;

namespace DigitalIndiaStack.Registries.Tests.Api;

/// <summary>Clauses REG-3.7 and REG-3.8.</summary>
public sealed class SearchTests(RegistriesHost host)
{
    [Fact]
    public async Task A_search_by_what_is_no_declared_index_is_refused()
    {
        var plots = await Plots.DefineAsync(host);

        Assert.Equal("422 REG-0424", (await plots.SearchAsync("?index=area&value=1")).Outcome);
        Assert.Equal("422 REG-0424", (await plots.SearchAsync("?index=absent&value=1")).Outcome);
        Assert.Equal("400 API-0400", (await plots.SearchAsync("?index=plot")).Outcome);
        Assert.Equal("400 API-0400", (await plots.SearchAsync("?value=1")).Outcome);
    }

    [Fact]
    public async Task A_search_finds_the_exact_value_as_it_is_now()
    {
        var plots = await Plots.DefineAsync(host);
        var changed = await plots.AddAsync(new { plot = "P-1", irrigated = true });
        await plots.AddAsync(new { plot = "P-2", irrigated = false });
        await plots.AddAsync(new { plot = "P-22" });

        Assert.Equal(["P-2"], Plots.PlotsOf(await plots.SearchAsync("?index=plot&value=P-2")));
        Assert.Equal(["P-1"], Plots.PlotsOf(await plots.SearchAsync("?index=irrigated&value=true")));

        await plots.ReplaceAsync(changed, new { plot = "P-9" }, "\"v1\"");
        Assert.Empty(Plots.PlotsOf(await plots.SearchAsync("?index=plot&value=P-1")));
        Assert.Empty(Plots.PlotsOf(await plots.SearchAsync("?index=irrigated&value=true")));
        Assert.Equal(["P-9"], Plots.PlotsOf(await plots.SearchAsync("?index=plot&value=P-9")));
    }

    [Fact]
    public async Task A_search_answers_records_of_its_own_registry_and_tenant_only()
    {
        var plots = await Plots.DefineAsync(host);
        var other = await Plots.DefineAsync(host);
        var abroad = await Plots.DefineAsync(host, plots.Name, "ma");
        var id = await plots.AddAsync(new { plot = "same" });
        await other.AddAsync(new { plot = "same" });
        await abroad.AddAsync(new { plot = "same" });

        foreach (var query in new[] { "", "?index=plot&value=same" })
        {
            Assert.Equal([id], (await plots.SearchAsync(query)).Items().Select(item => item.GetProperty("recordId").GetString()));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("index=plot&value=same&")]
    public async Task Pages_hold_every_record_once_the_oldest_first(string search)
    {
        var plots = await Plots.DefineAsync(host);
        var made = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            made.Add(await plots.AddAsync(new { plot = "same", area = number }));
            host.Host.Clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        var seen = new List<string>();
        var next = $"{plots.Path}?{search}limit=2";
        while (next.Length > 0)
        {
            var page = await host.GetAsync(next);
            seen.AddRange(page.Items().Select(item => item.GetProperty("recordId").GetString()!));
            var link = page.Header("Link");
            next = link.Length > 0 ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : "";
        }

        Assert.Equal(made, seen);
        Assert.Equal("400 API-0400", (await plots.SearchAsync("?cursor=bm90")).Outcome);
    }
}
