using DigitalIndiaStack.Registries.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Registries.Tests.Api;

/// <summary>Clause REG-4.</summary>
public sealed class DisclosureTests(RegistriesHost host)
{
    [Fact]
    public async Task Exactly_the_fields_asked_for_of_the_person_who_consented_are_disclosed()
    {
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        await plots.AddAsync(new { plot = "other", area = 9 }, Plots.NewNumber());
        await plots.AddAsync(new { plot = "own", area = 1.5, irrigated = true }, number);
        await plots.AddAsync(new { plot = "nobody", area = 7 });
        var consent = Grant(plots, number, "plot", "area", "sown");

        Assert.Equal("""{"area":1.5}""", (await plots.DiscloseAsync(consent, "area")).Text("data"));
        Assert.Equal("""{"area":1.5,"plot":"own"}""", (await plots.DiscloseAsync(consent, "area", "plot")).Text("data"));
        Assert.Equal("""{}""", (await plots.DiscloseAsync(consent, "sown")).Text("data"));
    }

    [Fact]
    public async Task The_consent_block_is_asked_about_caller_purpose_registry_and_every_field()
    {
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        await plots.AddAsync(new { plot = "own" }, number);
        var consent = Grant(plots, number, "plot", "area");
        await plots.DiscloseAsync(consent, "plot", "area");

        var question = Assert.Single(host.Consent.Questions, question => question.ConsentId == consent);
        Assert.Equal(("agriculture", "benefit", plots.Name), (question.Requester, question.PurposeCode, question.Registry));
        Assert.Equal(["plot", "area"], question.Fields);
    }

    [Fact]
    public async Task Nothing_is_disclosed_without_a_live_consent_for_all_of_it()
    {
        var plots = await Plots.DefineAsync(host);
        var other = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        await plots.AddAsync(new { plot = "own" }, number);
        await other.AddAsync(new { plot = "own" }, number);
        var consent = Grant(plots, number, "plot");

        Assert.Equal("200", (await plots.DiscloseAsync(consent, "plot")).Outcome);
        Assert.Equal("403 REG-0403", (await plots.DiscloseAsync(consent, "plot", "area")).Outcome);
        Assert.Equal("403 REG-0403", (await other.DiscloseAsync(consent, "plot")).Outcome);
        Assert.Equal("403 REG-0403", (await plots.DiscloseAsync(Guid.CreateVersion7(), "plot")).Outcome);
    }

    [Fact]
    public async Task A_verdict_that_names_no_person_or_fewer_fields_discloses_nothing()
    {
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        await plots.AddAsync(new { plot = "own" }, number);
        await plots.AddAsync(new { plot = "nobody" });
        var nobody = host.Consent.Answer(question => Results.Json(new { active = true, fields = question.Fields }));
        var fewer = host.Consent.Answer(_ => Results.Json(new { active = true, subject = FakeIdentity.SubjectOf(number), fields = new[] { "area" } }));

        Assert.Equal("403 REG-0403", (await plots.DiscloseAsync(nobody, "plot")).Outcome);
        Assert.Equal("403 REG-0403", (await plots.DiscloseAsync(fewer, "plot", "area")).Outcome);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(403)]
    [InlineData(400)]
    public async Task A_consent_that_cannot_be_verified_is_answered_503(int status)
    {
        var plots = await Plots.DefineAsync(host);
        await plots.AddAsync(new { plot = "own" }, Plots.NewNumber());
        var broken = host.Consent.Answer(_ => Results.Problem(statusCode: status));

        var refused = await plots.DiscloseAsync(broken, "plot");

        Assert.Equal("503 API-0503", refused.Outcome);
        Assert.NotEmpty(refused.Header("Retry-After"));
    }

    [Fact]
    public async Task A_consent_block_that_is_gone_is_answered_503()
    {
        await using var fresh = await RegistriesHost.StartAsync(onPostgreSql: false);
        var plots = await Plots.DefineAsync(fresh);
        await fresh.Consent.DisposeAsync();

        Assert.Equal("503 API-0503", (await plots.DiscloseAsync(Guid.CreateVersion7(), "plot")).Outcome);
    }

    [Fact]
    public async Task A_person_without_a_record_and_a_registry_that_is_none_are_not_found()
    {
        var plots = await Plots.DefineAsync(host);
        var consent = Grant(plots, Plots.NewNumber(), "plot");

        Assert.Equal("404 REG-0404", (await plots.DiscloseAsync(consent, "plot")).Outcome);
        Assert.Equal("404 REG-0404", (await new Plots(host, "absent", "ke").DiscloseAsync(consent, "plot")).Outcome);
        Assert.Equal("404 REG-0404", (await new Plots(host, plots.Name, "ma").DiscloseAsync(consent, "plot")).Outcome);
    }

    private Guid Grant(Plots plots, string number, params string[] fields) =>
        host.Consent.Grant(FakeIdentity.SubjectOf(number), "agriculture", "benefit", plots.Name, fields);
}
