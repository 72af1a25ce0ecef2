using DigitalIndiaStack.Registries.Tests.Hosting;

namespace DigitalIndiaStack.Registries.Tests.Api;

/// <summary>Clauses REG-4.5 and REG-5.</summary>
public sealed class AccessTests(RegistriesHost host)
{
    [Fact]
    public async Task A_person_sees_a_disclosure_with_requester_purpose_consent_and_fields()
    {
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        await plots.AddAsync(new { plot = "own", area = 2 }, number);
        var consent = host.Consent.Grant(FakeIdentity.SubjectOf(number), "agriculture", "benefit", plots.Name, "plot", "area");
        var disclosed = await plots.DiscloseAsync(consent, "area", "plot");

        var access = Assert.Single((await host.AccessesAsync(FakeIdentity.SubjectOf(number))).Items());

        Assert.Equal(disclosed.Text("accessId"), access.GetProperty("accessId").GetString());
        Assert.Equal(plots.Name, access.GetProperty("registry").GetString());
        Assert.Equal("agriculture", access.GetProperty("requester").GetString());
        Assert.Equal("disclosure", access.GetProperty("kind").GetString());
        Assert.Equal("benefit", access.GetProperty("purposeCode").GetString());
        Assert.Equal(consent.ToString(), access.GetProperty("consentId").GetString());
        Assert.Equal(["area", "plot"], access.GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
    }

    [Fact]
    public async Task A_person_sees_each_way_in_which_the_owner_reads_and_what_it_showed()
    {
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        var id = await plots.AddAsync(new { plot = "own", area = 2 }, number);
        await plots.ReadAsync(id);
        await plots.SearchAsync("?index=plot&value=own");
        await host.GetAsync($"{plots.Path}/{id}/history");

        var accesses = (await host.AccessesAsync(FakeIdentity.SubjectOf(number))).Items();

        Assert.Equal(3, accesses.Length);
        Assert.All(accesses, access =>
        {
            Assert.Equal("registrar owner-read", $"{access.GetProperty("requester").GetString()} {access.GetProperty("kind").GetString()}");
            Assert.Equal(["plot", "area"], access.GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
            Assert.False(access.TryGetProperty("consentId", out _));
        });
    }

    [Fact]
    public async Task A_refused_disclosure_is_no_look()
    {
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        await plots.AddAsync(new { plot = "own" }, number);
        await plots.DiscloseAsync(Guid.CreateVersion7(), "plot");

        Assert.Empty((await host.AccessesAsync(FakeIdentity.SubjectOf(number))).Items());
    }

    [Fact]
    public async Task A_person_sees_no_look_at_the_record_of_another_or_in_another_tenant()
    {
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        var id = await plots.AddAsync(new { plot = "own" }, number);
        var about = await plots.AddAsync(new { plot = "nobody" });
        await plots.ReadAsync(id);
        await plots.ReadAsync(about);

        Assert.Single((await host.AccessesAsync(FakeIdentity.SubjectOf(number))).Items());
        Assert.Empty((await host.AccessesAsync(FakeIdentity.SubjectOf(Plots.NewNumber()))).Items());
        Assert.Empty((await host.AccessesAsync(FakeIdentity.SubjectOf(number), tenant: "ma")).Items());
    }

    [Fact]
    public async Task Pages_hold_every_look_once_the_newest_first()
    {
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        var id = await plots.AddAsync(new { plot = "own" }, number);
        for (var look = 0; look < 5; look++)
        {
            await plots.ReadAsync(id);
        }

        var all = (await host.AccessesAsync(FakeIdentity.SubjectOf(number))).Items().Select(Id).ToList();
        var seen = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await host.AccessesAsync(FakeIdentity.SubjectOf(number), cursor is null ? "?limit=2" : $"?limit=2&cursor={cursor}");
            seen.AddRange(page.Items().Select(Id));
            cursor = page.Json.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(5, all.Count);
        Assert.Equal(all, seen);
        Assert.Equal("400 API-0400", (await host.AccessesAsync(FakeIdentity.SubjectOf(number), "?cursor=bm90")).Outcome);
    }

    private static string? Id(System.Text.Json.JsonElement access) => access.GetProperty("accessId").GetString();
}
