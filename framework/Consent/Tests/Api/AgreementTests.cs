using DigitalIndiaStack.Consent.Tests.Hosting;

namespace DigitalIndiaStack.Consent.Tests.Api;

public sealed class AgreementTests(ConsentHost host)
{
    [Fact]
    public async Task An_agreement_is_of_the_calling_fiduciary()
    {
        var created = await host.PostAsync("/agreements", ConsentHost.Terms());
        var path = $"/agreements/{created.Text("agreementId")}";

        Assert.Equal("422 CNS-0422", (await host.PostAsync("/agreements", ConsentHost.Terms("another"))).Outcome);
        Assert.Equal("422 CNS-0422", (await ChangeAsync(path, created.Header("ETag"), ConsentHost.Terms("another"))).Outcome);
        Assert.Equal("404 CNS-0404", (await host.GetAsync(path, "another")).Outcome);
        Assert.Equal("404 CNS-0404", (await host.GetAsync(path, tenant: "ma")).Outcome);
        Assert.Equal(created.Body, (await host.GetAsync(path)).Body);
    }

    [Theory]
    [InlineData("purpose")]
    [InlineData("dataFiduciary")]
    [InlineData("dataSource")]
    [InlineData("fields")]
    [InlineData("durationDays")]
    [InlineData("frequency")]
    [InlineData("lawfulBasis")]
    [InlineData("retentionDays")]
    [InlineData("consequenceOfRefusal")]
    public async Task An_agreement_without_one_of_its_terms_is_refused(string missing)
    {
        var terms = System.Text.Json.JsonSerializer.SerializeToNode(ConsentHost.Terms())!.AsObject();
        terms.Remove(missing);

        Assert.Equal("400 API-0400", (await host.PostAsync("/agreements", terms)).Outcome);
    }

    [Fact]
    public async Task A_new_version_needs_the_tag_of_the_one_before()
    {
        var created = await host.PostAsync("/agreements", ConsentHost.Terms());
        var path = $"/agreements/{created.Text("agreementId")}";
        var terms = ConsentHost.Terms(days: 5);

        Assert.Equal("428 API-0428", (await ChangeAsync(path, null, terms)).Outcome);
        Assert.Equal("412 API-0412", (await ChangeAsync(path, "\"99\"", terms)).Outcome);
        var second = await ChangeAsync(path, created.Header("ETag"), terms);
        Assert.Equal("2", second.Text("version"));
        Assert.Equal("412 API-0412", (await ChangeAsync(path, created.Header("ETag"), terms)).Outcome);
        Assert.Equal("3", (await ChangeAsync(path, second.Header("ETag"), terms)).Text("version"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_new_versions_at_the_same_time_one_is_published(bool onPostgreSql)
    {
        await using var own = await ConsentHost.StartAsync(onPostgreSql);
        var created = await own.PostAsync("/agreements", ConsentHost.Terms());
        var path = $"/agreements/{created.Text("agreementId")}";

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(days =>
            own.SendAsync(HttpMethod.Put, path, ConsentHost.Terms(days: days), ConsentHost.Fiduciary, "ke", ("If-Match", created.Header("ETag")))));

        Assert.Equal(["200", .. Enumerable.Repeat("412 API-0412", 7)], answers.Select(answer => answer.Outcome).Order());
    }

    [Fact]
    public async Task A_consent_keeps_the_version_that_was_asked_under()
    {
        var created = await host.PostAsync("/agreements", ConsentHost.Terms());
        var agreement = created.Text("agreementId");
        var first = await host.AskAsync(agreement, "amina");
        await ChangeAsync($"/agreements/{agreement}", created.Header("ETag"), ConsentHost.Terms(days: 1, fields: ["mainCrop"]));

        var second = await host.AskAsync(agreement, "amina");
        var old = (await host.DecideAsync(first.Text("requestId"), "amina")).Text("consentId");
        var fresh = (await host.DecideAsync(second.Text("requestId"), "amina")).Text("consentId");

        var record = await host.AsPersonAsync("amina", HttpMethod.Get, $"/consents/{old}");
        Assert.Equal(["1", "[\"holdingId\",\"areaHectares\"]"], [record.Text("agreementVersion"), record.Text("fields")]);
        Assert.Equal(TimeSpan.FromDays(30), record.Json.GetProperty("expiresAt").GetDateTimeOffset() - record.Json.GetProperty("grantedAt").GetDateTimeOffset());
        Assert.Equal("2", (await host.AsPersonAsync("amina", HttpMethod.Get, $"/consents/{fresh}")).Text("agreementVersion"));
        Assert.Equal("active", ConsentHost.StateOf(await host.VerifyAsync(old)));
        Assert.Equal("fields", ConsentHost.StateOf(await host.VerifyAsync(fresh)));
    }

    private Task<Core.Testing.Hosting.BlockAnswer> ChangeAsync(string path, string? tag, object terms) =>
        host.SendAsync(HttpMethod.Put, path, terms, ConsentHost.Fiduciary, "ke", tag is null ? [] : [("If-Match", tag)]);
}
