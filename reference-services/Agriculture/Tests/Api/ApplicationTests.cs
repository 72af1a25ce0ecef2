using DigitalIndiaStack.Agriculture.Tests.Hosting;
using DigitalIndiaStack.Consent.Contracts;

namespace DigitalIndiaStack.Agriculture.Tests.Api;

public sealed class ApplicationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_applications_at_the_same_time_one_is_open(bool onPostgreSql)
    {
        await using var host = await AgricultureHost.StartAsync(onPostgreSql);

        var raced = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.ApplyAsync("amina")));
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => host.ApplyAsync($"other-{number}")));

        Assert.Equal(["201", .. Enumerable.Repeat("409 AGR-0410", 7)], raced.Select(answer => answer.Outcome).Order());
        Assert.All(others, answer => Assert.Equal("201", answer.Outcome));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task First_applications_of_several_persons_at_the_same_time_are_all_taken(bool onPostgreSql)
    {
        await using var host = await AgricultureHost.StartAsync(onPostgreSql);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => host.ApplyAsync($"person-{number}")));

        Assert.All(answers, answer => Assert.Equal("201", answer.Outcome));
        Assert.Equal(1, host.Peers.Treasuries);
    }

    [Fact]
    public async Task Nothing_is_read_before_the_person_decides_and_an_eligible_farmer_is_reviewed()
    {
        await using var host = await AgricultureHost.StartAsync();
        var applied = await host.ApplyAsync("amina");
        var application = applied.Text("applicationId");

        Assert.Equal("409 AGR-0411", (await host.CollectAsync("amina", application)).Outcome);
        Assert.DoesNotContain("evidence", (await host.ReadAsync("amina", application)).Body, StringComparison.Ordinal);
        host.Peers.Decide("amina", ConsentRequestStatus.Granted);
        var collected = await host.CollectAsync("amina", application);

        Assert.Equal(["under-review", "H-1"], [collected.Text("status"), collected.Text("evidence", "holdingId")]);
        Assert.Equal("409 AGR-0410", (await host.ApplyAsync("amina")).Outcome);
        Assert.Equal(collected.Body, (await host.ReadAsync("amina", application)).Body);
    }

    [Theory]
    [InlineData(ConsentRequestStatus.Refused)]
    [InlineData(ConsentRequestStatus.Expired)]
    public async Task Who_refuses_takes_the_paper_route_and_may_apply_again(ConsentRequestStatus decision)
    {
        await using var host = await AgricultureHost.StartAsync();
        var application = (await host.ApplyAsync("amina")).Text("applicationId");
        host.Peers.Decide("amina", decision);

        Assert.Equal("paper-route", (await host.CollectAsync("amina", application)).Text("status"));
        Assert.Equal("201", (await host.ApplyAsync("amina")).Outcome);
    }

    [Fact]
    public async Task Who_has_too_much_land_is_not_eligible()
    {
        await using var host = await AgricultureHost.StartAsync();
        host.Peers.Hectares = 1_000;

        var collected = await host.ReviewableAsync("amina");

        Assert.Equal("ineligible", collected.Text("status"));
        Assert.Equal("409 AGR-0409", (await host.DecideAsync("officer", collected.Text("applicationId"), collected.Header("ETag"))).Outcome);
    }

    [Fact]
    public async Task Evidence_is_refused_after_withdrawal_and_what_was_read_stays()
    {
        await using var host = await AgricultureHost.StartAsync();
        var collected = await host.ReviewableAsync("amina");
        var application = collected.Text("applicationId");

        host.Peers.RegistryRefuses = (403, "REG-0403");
        Assert.Equal("403 AGR-0403", (await host.CollectAsync("amina", application)).Outcome);
        host.Peers.RegistryRefuses = (404, "REG-0404");
        Assert.Equal("422 AGR-0422", (await host.CollectAsync("amina", application)).Outcome);

        Assert.Equal(collected.Body, (await host.ReadAsync("amina", application)).Body);
    }

    [Fact]
    public async Task The_application_of_another_person_or_tenant_is_not_found()
    {
        await using var host = await AgricultureHost.StartAsync();
        var application = (await host.ApplyAsync("amina")).Text("applicationId");

        Assert.Equal("404 AGR-0404", (await host.ReadAsync("another", application)).Outcome);
        Assert.Equal("404 AGR-0404", (await host.ReadAsync("amina", application, "ma")).Outcome);
        Assert.Equal("404 AGR-0404", (await host.CollectAsync("another", application)).Outcome);
        Assert.Equal("404 AGR-0404", (await host.SendAsync("amina", HttpMethod.Post, "/applications", new { scheme = "no-such-scheme" })).Outcome);
    }

    [Fact]
    public async Task Tracking_answers_with_state_and_time_only()
    {
        await using var host = await AgricultureHost.StartAsync();
        var applied = await host.ApplyAsync("amina");

        var tracked = await host.Host.SendAsync(
            HttpMethod.Get, $"{AgricultureHost.Api}/tracking/{applied.Text("trackingNumber")}", null, null, TestContext.Current.CancellationToken);
        var missed = await host.Host.SendAsync(HttpMethod.Get, $"{AgricultureHost.Api}/tracking/AGR-0000-0000-0000", null, null, TestContext.Current.CancellationToken);

        Assert.Equal(["trackingNumber", "status", "updatedAt"], tracked.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("consent-pending", tracked.Text("status"));
        Assert.Equal("404 AGR-0404", missed.Outcome);
    }
}
